"""What a key ring does, whatever keeps the keys: a file here, a hardware module later."""

from __future__ import annotations

from typing import Protocol


class KeyRing(Protocol):
    """Computes with keys and never hands out a secret one."""

    @property
    def pepper_id(self) -> str:
        """The identifier of the pepper that new PINs are sealed with."""

    @property
    def pepper_ids(self) -> frozenset[str]:
        """The identifiers of every pepper, old ones too."""

    @property
    def signing_id(self) -> str:
        """The identifier of the key that signs now."""

    def mac(self, key_id: str, message: bytes) -> bytes:
        """Return HMAC-SHA-256 (32 bytes) of ``message`` under a pepper; raise `KeyMissingError`."""

    def sign(self, key_id: str, message: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes, RFC 8032) of ``message``; raise `KeyMissingError`."""

    def public_key(self, key_id: str) -> bytes:
        """Return the Ed25519 public key (32 bytes) of a signing key; raise `KeyMissingError`."""
