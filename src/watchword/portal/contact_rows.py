"""What the page of contacts shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.people.contacts import may_be_removed
from watchword.people.models.contact import OF_RECORD_AFTER, ContactOfRecord

if TYPE_CHECKING:
    import datetime as dt

    from watchword.people.models import Account

ICONS = {
    ContactOfRecord.Kind.EMAIL: "mail",
    ContactOfRecord.Kind.PHONE: "phone",
    ContactOfRecord.Kind.POSTAL: "map-pin",
}


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A contact, since when it is there, and from when on it counts as of record."""

    contact: ContactOfRecord
    counts: bool
    counts_from: dt.datetime
    removable: bool

    @property
    def icon(self) -> str:
        """The name of the icon of its kind."""
        return ICONS[ContactOfRecord.Kind(self.contact.kind)]


def contact_rows(account: Account, now: dt.datetime) -> list[ContactRow]:
    """Return the contacts of record of ``account`` by kind, each the oldest first."""
    contacts = account.contacts.order_by("kind", "recorded_at", "pk")
    return [
        ContactRow(
            contact,
            contact.counts_for_security(now),
            contact.recorded_at + OF_RECORD_AFTER,
            may_be_removed(contact, now),
        )
        for contact in contacts
    ]
