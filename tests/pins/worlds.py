"""Two bare PINs in the database, for what is asked of the guard alone."""

from __future__ import annotations

from tests.pins.guard_properties import NOW, World
from tests.support.cast import make_account
from watchword.pins.models import Pin


def make_world() -> World:
    """Make a PIN, and one that has the first primary key of all."""
    account = make_account("700100", "Guarded Goods")
    other = make_account("700200", "Others")
    return World(
        pin=Pin.objects.create(
            pk=900, account=account, pepper_id="pep_1", sealed="sealed", set_at=NOW, origin="owner"
        ),
        other=Pin.objects.create(
            pk=1, account=other, pepper_id="pep_1", sealed="other", set_at=NOW, origin="owner"
        ),
    )
