"""A device that keeps passkeys, in software: it answers the challenges of our pages as a browser does."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

FLAG = AuthenticatorData.FLAG


@dataclass
class Device:
    """One passkey, once `make` was called; ``origin`` is what the browser says that it is on."""

    origin: str = "https://testserver"
    site: str = "testserver"
    knows_user: bool = True
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )
    id: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    user_handle: str = ""

    def make(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to the options of a page that adds a passkey."""
        asked = options["publicKey"]
        self.user_handle = asked["user"]["id"]
        client = self._client_data("webauthn.create", asked["challenge"])
        public = ES256.from_cryptography_key(self.key.public_key())  # type: ignore[no-untyped-call]
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        made = AttestationObject.create("none", self._data(FLAG.AT, credential), {})
        return self._answer(client, {"attestationObject": websafe_encode(made)})

    def use(self, options: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to the options of a page that asks for a passkey."""
        client = self._client_data("webauthn.get", options["publicKey"]["challenge"])
        data = self._data()
        signature = self.key.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        parts = {
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": self.user_handle,
        }
        return self._answer(client, parts)

    def _client_data(self, kind: str, challenge: str) -> CollectedClientData:
        return CollectedClientData.create(kind, websafe_decode(challenge), self.origin)

    def _data(self, more: int = 0, credential: bytes = b"") -> AuthenticatorData:
        flags = FLAG.UP | (FLAG.UV if self.knows_user else 0) | more
        site = hashlib.sha256(self.site.encode()).digest()
        data: AuthenticatorData = AuthenticatorData.create(site, FLAG(flags), 0, credential)
        return data

    def _answer(self, client: CollectedClientData, parts: dict[str, str]) -> dict[str, Any]:
        return {
            "type": "public-key",
            "id": websafe_encode(self.id),
            "rawId": websafe_encode(self.id),
            "response": {"clientDataJSON": websafe_encode(client), **parts},
            "clientExtensionResults": {},
        }
