"""Changes a contact of record. From then on it does not count as *of record* for 30 days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.contacts import clean_contact, save_contact

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import ContactOfRecord


def change_contact(
    contact: ContactOfRecord, value: str, *, actor: Actor, conversation: str = ""
) -> bool:
    """Give ``contact`` a new value inside the caller's transaction; tell whether it changed.

    Raises `InvalidError` for an unfit value or one that the account has already.
    """
    cleaned = clean_contact(contact.kind, value)
    if cleaned.value == contact.value:
        return False
    # Recorded first: whoever is told of it is told at the contacts as they were before.
    record(
        Event.CONTACT_CHANGED,
        actor=actor,
        account=contact.account.public_id,
        subject=contact.public_id,
        conversation=conversation,
        kind=contact.kind,
    )
    contact.value, contact.normalised = cleaned.value, cleaned.normalised
    contact.recorded_at = clock.now()
    save_contact(contact)
    return True
