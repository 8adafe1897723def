"""One-time tokens of links: made at random, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets


def new_token() -> str:
    """Return a token for a link, 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> str:
    """Return what the database keeps of ``token``: SHA-256 in hex (enough, since it cannot be guessed)."""
    return hashlib.sha256(token.encode()).hexdigest()
