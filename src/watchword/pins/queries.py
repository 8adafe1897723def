"""Reads about PINs. None of them gives a PIN, sealed or clear."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from watchword.people.models import ContactOfRecord
from watchword.pins.models import Pin
from watchword.pins.policy import Policy

if TYPE_CHECKING:
    import datetime as dt

    from watchword.people.models import Account, Administrator
    from watchword.pins.rules import Rule


@dataclass(frozen=True, slots=True)
class PinStatus:
    """What may be shown of a PIN."""

    is_set: bool = False
    is_locked: bool = False
    set_at: dt.datetime | None = None
    origin: str = ""
    origin_label: str = ""

    @property
    def chosen_by_colleague(self) -> bool:
        """Whether somebody else than its owner chose it, and may know it."""
        return self.origin == Pin.Origin.COLLEAGUE


NOT_SET = PinStatus()


def policy_of(account: Account) -> Policy:
    """Return the policy for PINs of ``account``, which knows what others know of it."""
    contacts = list(account.contacts.all())
    return Policy(
        minimum=settings.WATCHWORD.pin_min_length,
        maximum=settings.WATCHWORD.pin_max_length,
        account_number=account.number,
        phones=tuple(c.value for c in contacts if c.kind == ContactOfRecord.Kind.PHONE),
        addresses=tuple(c.value for c in contacts if c.kind == ContactOfRecord.Kind.POSTAL),
    )


def broken_rules(account: Account, digits: str) -> tuple[Rule, ...]:
    """Return the rules that ``digits`` would break as a PIN of ``account``."""
    return policy_of(account).broken_rules(digits)


def suggest(account: Account) -> str:
    """Return a random PIN that ``account`` could use."""
    return policy_of(account).suggest()


def pin_status(account: Account, administrator: Administrator | None) -> PinStatus:
    """Return what may be shown of the PIN of ``administrator``, or of the account PIN."""
    return _status(Pin.objects.filter(account=account, administrator=administrator).first())


def pin_statuses(account: Account) -> dict[int | None, PinStatus]:
    """Return the status of each PIN by its administrator's primary key; None: the account PIN."""
    return {pin.administrator_id: _status(pin) for pin in Pin.objects.filter(account=account)}


def peppers_in_use() -> frozenset[str]:
    """Return the identifiers of every pepper that a stored PIN needs."""
    return frozenset(Pin.objects.values_list("pepper_id", flat=True).distinct())


def _status(pin: Pin | None) -> PinStatus:
    if pin is None:
        return NOT_SET
    return PinStatus(
        is_set=True,
        is_locked=pin.failures >= settings.WATCHWORD.pin_attempts,
        set_at=pin.set_at,
        origin=pin.origin,
        origin_label=pin.get_origin_display(),
    )
