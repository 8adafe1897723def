"""Random tokens, and what is kept of any token: a hash."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """Return 256 random bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what the database keeps of ``token``: SHA-256 in hex (enough, since it cannot be guessed)."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
