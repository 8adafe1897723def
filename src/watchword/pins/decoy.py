"""A sealed value that stands in where there is no PIN, so that its absence costs the same work."""

from __future__ import annotations

import secrets
from functools import lru_cache
from typing import TYPE_CHECKING

from watchword.pins.sealing import Sealed, seal

if TYPE_CHECKING:
    from watchword.keys.ring import KeyRing

SUBJECT = "decoy"


@lru_cache(maxsize=4)
def sealed(ring: KeyRing) -> Sealed:
    """Return the decoy of ``ring``: what nobody knows, sealed once for each process."""
    return seal(ring, SUBJECT, secrets.token_hex(16))
