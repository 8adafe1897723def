"""Marks by which a reader is known as already counted, for the rest of the day and no longer.

A mark is an HMAC under a key of the key ring, over a salt of the day, the article and the reader. Two
articles give two marks that nobody can tell to be of one reader without the key; after the day salt and
marks are deleted, and then not even with it.
"""

from __future__ import annotations

import datetime as dt
import secrets
from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.helpcentre.models import DaySalt
from watchword.helpcentre.tasks import forget
from watchword.keys.current import key_ring

if TYPE_CHECKING:
    from collections.abc import Iterable

CONTEXT = b"watchword/reader/1"
SALT_BYTES = 32


def salt_of_today() -> DaySalt:
    """Return today's salt (UTC), inside the caller's transaction; the first of a day says when it ends."""
    now = clock.now()
    fresh = {"pepper_id": key_ring().pepper_id, "salt": secrets.token_bytes(SALT_BYTES)}
    salt, made = DaySalt.objects.get_or_create(day=now.date(), defaults=fresh)
    if made:
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + dt.timedelta(days=1)
        forget.using(run_after=midnight).enqueue()
    return salt


def mark(salt: DaySalt, parts: Iterable[str]) -> str:
    """Return 64 hex digits for ``parts`` on the day of ``salt``; raises a `KeyRingError`."""
    message = b"\0".join((CONTEXT, bytes(salt.salt), *(part.encode() for part in parts)))
    return key_ring().mac(salt.pepper_id, message).hex()
