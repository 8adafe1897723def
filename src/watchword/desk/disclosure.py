"""An account in full, as an agent with a live grant sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.people.queries import administrators_of
from watchword.pins.queries import NOT_SET, pin_statuses
from watchword.verification.access import CHANGE, DISCLOSE, disclosed_account, live_grant
from watchword.verification.errors import GrantNeededError

if TYPE_CHECKING:
    from watchword.people.models import Account, Administrator, Agent, ContactOfRecord
    from watchword.pins.queries import PinStatus
    from watchword.verification.models import Grant

FRESH = dt.timedelta(days=3)


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact of record, and whether it counts as one for security (47 CFR 64.2003)."""

    contact: ContactOfRecord
    of_record: bool


@dataclass(frozen=True, slots=True)
class PinRow:
    """What may be shown of the PIN of an administrator, or of the account where there is none.

    A fresh one deserves a second look: whoever takes over an account begins with a new PIN.
    """

    administrator: Administrator | None
    pin: PinStatus
    fresh: bool


@dataclass(frozen=True, slots=True)
class OpenAccount:
    """All that a grant opens. ``may_change`` is true while it also covers changes."""

    account: Account
    grant: Grant
    may_change: bool
    contacts: list[ContactRow]
    people: list[PinRow]
    account_pin: PinRow

    @property
    def verified(self) -> str:
        """The identifier of the administrator who is verified, empty for the account PIN."""
        person = self.grant.administrator
        return person.public_id if person else ""

    def contact(self, public_id: str) -> ContactOfRecord | None:
        """Return the contact of record with this identifier, or None."""
        rows = (row.contact for row in self.contacts)
        return next((contact for contact in rows if contact.public_id == public_id), None)


def open_if_granted(agent: Agent, number: str, now: dt.datetime) -> OpenAccount | None:
    """Return account ``number`` in full, or None unless ``agent`` holds a live grant."""
    try:
        return open_account(agent, number, now)
    except GrantNeededError:
        return None


def account_to_change(agent: Agent, number: str, now: dt.datetime) -> OpenAccount:
    """Return account ``number`` in full; raise `GrantNeededError` unless a live grant covers changes."""
    opened = open_account(agent, number, now)
    if not opened.may_change:
        raise GrantNeededError
    return opened


def open_account(agent: Agent, number: str, now: dt.datetime) -> OpenAccount:
    """Return account ``number`` in full; raise `GrantNeededError` unless ``agent`` holds a live grant."""
    account = disclosed_account(agent, number, now)
    grant = live_grant(agent, account, DISCLOSE, now)
    if grant is None:
        raise GrantNeededError
    pins = pin_statuses(account)
    return OpenAccount(
        account=account,
        grant=grant,
        may_change=live_grant(agent, account, CHANGE, now) is not None,
        contacts=[
            ContactRow(contact, contact.counts_for_security(now))
            for contact in account.contacts.order_by("kind", "recorded_at", "pk")
        ],
        people=[
            _pin_row(person, pins.get(person.pk, NOT_SET), now)
            for person in administrators_of(account)
        ],
        account_pin=_pin_row(None, pins.get(None, NOT_SET), now),
    )


def _pin_row(administrator: Administrator | None, pin: PinStatus, now: dt.datetime) -> PinRow:
    fresh = pin.set_at is not None and now - pin.set_at < FRESH
    return PinRow(administrator, pin, fresh)
