"""What differs from method to method: what is guessed at, how often it serves, what it proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from watchword.pins import guard
from watchword.pins.models import Guarded, Pin, SupportCode
from watchword.verification.models import Level, Method

if TYPE_CHECKING:
    import datetime as dt

KINDS: Final[dict[Method, type[Guarded]]] = {Method.PIN: Pin, Method.SUPPORT_CODE: SupportCode}


def level_of(secret: Guarded) -> Level:
    """Return how much the right ``secret`` proves."""
    strong = isinstance(secret, SupportCode) and secret.strong
    return Level.STRONG if strong else Level.PIN


def use(secret: Guarded, now: dt.datetime) -> bool:
    """Use up what can be used once; tell whether ``secret`` still serves."""
    return guard.spend(secret, now) if isinstance(secret, SupportCode) else True
