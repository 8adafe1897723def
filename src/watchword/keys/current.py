"""The ring of this installation, read once for each process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings

from watchword.keys import file_ring

if TYPE_CHECKING:
    from watchword.keys.ring import KeyRing


@cache
def key_ring() -> KeyRing:
    """Return the ring; raise a `KeyRingError` that says what to do. A failure is not remembered."""
    return file_ring.load(settings.DATA)
