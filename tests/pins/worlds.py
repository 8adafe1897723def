"""Bare PINs and support codes in the database, for what is asked of the guard alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.pins.guard_properties import NOW, World
from tests.support.cast import make_account, make_administrator
from watchword.pins.models import Pin, SupportCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchword.pins.models import Guarded


def pins() -> World:
    """Make a PIN between the first and the last of all."""
    return _world(_pin)


def codes() -> World:
    """Make a support code between the first and the last of all."""
    return _world(_code)


def _world(make: Callable[[int], Guarded]) -> World:
    return World(pin=make(900), others=(make(1), make(999_999)))


def _pin(key: int) -> Pin:
    return Pin.objects.create(
        pk=key,
        account=make_account(f"700{key}", "Guarded Goods"),
        pepper_id="pep_1",
        sealed=f"sealed {key}",
        set_at=NOW,
        origin="owner",
    )


def _code(key: int) -> SupportCode:
    account = make_account(f"800{key}", "Guarded Goods")
    return SupportCode.objects.create(
        pk=key,
        administrator=make_administrator(account, f"a{key}@guarded.example", "Ada"),
        pepper_id="pep_1",
        sealed=f"sealed {key}",
        made_at=NOW,
        expires_at=NOW + dt.timedelta(minutes=10),
    )
