"""Two bare PINs in the database, for what is asked of the guard alone."""

from __future__ import annotations

from tests.pins.guard_properties import NOW, World
from tests.support.cast import make_account
from watchword.pins.models import Pin


def make_world() -> World:
    """Make a PIN between the first and the last of all."""
    return World(pin=_pin(900), others=(_pin(1), _pin(999_999)))


def _pin(key: int) -> Pin:
    return Pin.objects.create(
        pk=key,
        account=make_account(f"700{key}", "Guarded Goods"),
        pepper_id="pep_1",
        sealed=f"sealed {key}",
        set_at=NOW,
        origin="owner",
    )
