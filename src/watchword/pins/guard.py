"""What a guess costs. Every change of the count of failures is one of the first two statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import F

from watchword.pins.models import Pin

if TYPE_CHECKING:
    import datetime as dt


def charge(pin: Pin | None) -> bool:
    """Take one attempt of ``pin``; tell whether there was one to take.

    One statement with its condition inside: however many processes run it at once, no more than
    the limit succeed. Without a PIN it does the same work on a row that cannot exist.
    """
    taken = Pin.objects.filter(
        pk=pin.pk if pin else 0, failures__lt=settings.WATCHWORD.pin_attempts
    ).update(failures=F("failures") + 1)
    return taken == 1


def give_back(pin: Pin) -> bool:
    """Return the attempt of a right guess; tell whether ``pin`` is still the one that was compared.

    False: it was replaced between comparing and deciding, and what was right is so no longer.
    Earlier failures stay: only an act of the owner clears them (PRODUCT rules 1 and 6).
    """
    returned = Pin.objects.filter(pk=pin.pk, sealed=pin.sealed, failures__gt=0).update(
        failures=F("failures") - 1, lock_announced_at=None
    )
    return returned == 1


def announce_lock(pin: Pin | None, now: dt.datetime) -> bool:
    """Tell whether ``pin`` is locked and nobody has said so yet; from then on somebody has.

    Asked after each failure, so that a crash after the last charge only delays the news.
    """
    announced = Pin.objects.filter(
        pk=pin.pk if pin else 0,
        failures__gte=settings.WATCHWORD.pin_attempts,
        lock_announced_at=None,
    ).update(lock_announced_at=now)
    return announced == 1
