"""Tokens that let a form go once, so that a double press does not cost the customer a second attempt."""

from __future__ import annotations

import hashlib
import secrets

from django.core.cache import cache

LIFETIME = 60 * 60


def new_token() -> str:
    """Return a token for one form on one page."""
    return secrets.token_urlsafe(16)


def first_time(token: str) -> bool:
    """Tell whether ``token`` comes for the first time within an hour; two at once: one of them is first.

    A form without a token is taken as it comes: this guards against haste, not against an attacker.
    """
    if not token:
        return True
    return cache.add(f"desk-once-{hashlib.sha256(token.encode()).hexdigest()}", 1, LIFETIME)
