"""How a PIN is stored: Argon2id( HMAC-SHA-256( pepper, "watchword/pin/1" 0 subject 0 digits ), salt ).

A support code is stored in the same way in a context of its own, so that none is ever a PIN. Four
digits fall to any hash in minutes, so it is the pepper that protects: it is in the key ring, never
in the database. ``tests/vectors/sealing.json`` holds examples for other languages.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
import secrets
from dataclasses import dataclass
from functools import cache
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from django.conf import settings
from nacl.pwhash import argon2id

if TYPE_CHECKING:
    from watchword.keys.ring import KeyRing

PIN = b"watchword/pin/1"
SUPPORT_CODE = b"watchword/support-code/1"
SALT_BYTES = 16
DIGEST_BYTES = 32
_FORM = re.compile(
    r"argon2id\$m=([1-9][0-9]{0,6}),t=([1-9][0-9]?)\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})\Z"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """The cost of a hash: memory in KiB and passes, one lane."""

    memory: int
    passes: int


PROFILES = {
    # OWASP Password Storage Cheat Sheet: two of its equal profiles.
    "7mib": Profile(7 * 1024, 5),
    "19mib": Profile(19 * 1024, 2),
    # The least that libsodium takes; production checks refuse it.
    "test": Profile(8, 1),
}


@dataclass(frozen=True, slots=True)
class Sealed:
    """A stored secret: which pepper, the text with parameters, salt and digest, and what it is for."""

    pepper_id: str
    text: str
    context: bytes = PIN


class SealError(ValueError):
    """The stored text is not one that `seal` writes."""


@cache
def _slots() -> BoundedSemaphore:
    # More hashes at a time than cores only lengthen the slowest answer.
    return BoundedSemaphore(settings.WATCHWORD.hashes_at_once or os.cpu_count() or 1)


def seal(ring: KeyRing, subject: str, digits: str, context: bytes = PIN) -> Sealed:
    """Return how ``digits`` of ``subject`` (a public identifier) are stored, with a new salt."""
    profile = PROFILES[settings.WATCHWORD.hash_profile]
    salt = secrets.token_bytes(SALT_BYTES)
    pepper_id = ring.pepper_id
    key = ring.mac(pepper_id, _message(context, subject, digits))
    digest = _digest(key, salt, profile)
    text = f"argon2id$m={profile.memory},t={profile.passes}${_b64(salt)}${_b64(digest)}"
    return Sealed(pepper_id, text, context)


def matches(ring: KeyRing, sealed: Sealed, subject: str, digits: str) -> bool:
    """Tell, in constant time, whether ``digits`` of ``subject`` are what was sealed.

    Raises `SealError` for a text of another form and `KeyMissingError` for a pepper that is gone.
    """
    profile, salt, digest = parse(sealed.text)
    key = ring.mac(sealed.pepper_id, _message(sealed.context, subject, digits))
    return hmac.compare_digest(_digest(key, salt, profile), digest)


def parse(text: str) -> tuple[Profile, bytes, bytes]:
    """Return profile, salt (16 bytes) and digest (32 bytes); raise `SealError` for any other form."""
    match = _FORM.match(text)
    if match is None:
        msg = "not the form of a sealed PIN"
        raise SealError(msg)
    memory, passes, salt, digest = match.groups()
    parts = Profile(int(memory), int(passes)), _unb64(salt), _unb64(digest)
    # A row that was tampered with must not choose how much memory a comparison takes.
    if parts[0] not in PROFILES.values():
        msg = "a cost that is in no profile"
        raise SealError(msg)
    if (_b64(parts[1]), _b64(parts[2])) != (salt, digest):
        msg = "base64 with stray bits"
        raise SealError(msg)
    return parts


def _message(context: bytes, subject: str, digits: str) -> bytes:
    return b"\0".join((context, subject.encode(), digits.encode()))


def _digest(key: bytes, salt: bytes, profile: Profile) -> bytes:
    with _slots():
        return argon2id.kdf(
            DIGEST_BYTES, key, salt, opslimit=profile.passes, memlimit=profile.memory * 1024
        )


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode().rstrip("=")


def _unb64(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4))
