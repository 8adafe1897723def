"""Adds a contact of record to an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.contacts import clean_contact, save_contact
from watchword.people.models import Account, ContactOfRecord

if TYPE_CHECKING:
    import datetime as dt

    from watchword.core.actor import Actor


def add_contact(
    account: Account,
    kind: ContactOfRecord.Kind,
    value: str,
    *,
    actor: Actor,
    recorded_at: dt.datetime | None = None,
) -> ContactOfRecord:
    """Add a contact inside the caller's transaction; raise `InvalidError` if it is unfit or there already.

    ``recorded_at`` is for contacts that the provider has had for longer, as in an import.
    """
    cleaned = clean_contact(kind, value)
    contact = ContactOfRecord(
        account=account,
        kind=kind,
        value=cleaned.value,
        normalised=cleaned.normalised,
        recorded_at=recorded_at or clock.now(),
    )
    record(
        Event.CONTACT_ADDED,
        actor=actor,
        account=account.public_id,
        subject=contact.public_id,
        kind=kind.value,
    )
    save_contact(contact)
    return contact
