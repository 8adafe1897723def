"""A sealed value that stands in where there is no PIN, so that its absence costs the same work."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from watchword.pins.sealing import Sealed, seal

if TYPE_CHECKING:
    from watchword.keys.ring import KeyRing

SUBJECT = "decoy"


_sealed: dict[str, Sealed] = {}


def sealed(ring: KeyRing) -> Sealed:
    """Return the decoy of ``ring``: what nobody knows, sealed once for each process and pepper."""
    if ring.pepper_id not in _sealed:
        _sealed[ring.pepper_id] = seal(ring, SUBJECT, secrets.token_hex(16))
    return _sealed[ring.pepper_id]
