"""What a guess costs. Every change of the count of failures is one of the first two statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from watchword.core.statements import execute, moment

if TYPE_CHECKING:
    import datetime as dt

    from watchword.pins.models import Pin

CHARGE = "UPDATE pins_pin SET failures = failures + 1 WHERE id = %s AND failures < %s"
GIVE_BACK = """
    UPDATE pins_pin SET failures = failures - 1, lock_announced_at = NULL
    WHERE id = %s AND sealed = %s AND failures > 0
"""
ANNOUNCE_LOCK = """
    UPDATE pins_pin SET lock_announced_at = %s
    WHERE id = %s AND failures >= %s AND lock_announced_at IS NULL
"""


def charge(pin: Pin | None) -> bool:
    """Take one attempt of ``pin``; tell whether there was one to take.

    One statement with its condition inside: however many processes run it at once, no more than
    the limit succeed. Without a PIN it does the same work on a row that cannot exist.
    """
    return execute(CHARGE, [pin.pk if pin else 0, settings.WATCHWORD.pin_attempts]) == 1


def give_back(pin: Pin) -> bool:
    """Return the attempt of a right guess; tell whether ``pin`` is still the one that was compared.

    False: it was replaced between comparing and deciding, and what was right is so no longer.
    Earlier failures stay: only an act of the owner clears them (PRODUCT rules 1 and 6).
    """
    return execute(GIVE_BACK, [pin.pk, pin.sealed]) == 1


def announce_lock(pin: Pin | None, now: dt.datetime) -> bool:
    """Tell whether ``pin`` is locked and nobody has said so yet; from then on somebody has.

    Asked after each failure, so that a crash after the last charge only delays the news.
    """
    parameters = [moment(now), pin.pk if pin else 0, settings.WATCHWORD.pin_attempts]
    return execute(ANNOUNCE_LOCK, parameters) == 1
