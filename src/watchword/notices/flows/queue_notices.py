"""Queues the notices of a ledger entry, in the transaction that writes the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.core.statements import insert_all, rows
from watchword.ledger.encoding import decode
from watchword.ledger.events import Event
from watchword.notices.catalogue import SENTENCES
from watchword.notices.models import Notice
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    from watchword.ledger.models import Entry

# The contacts of record, and the person whom it is about, by any of the identifiers.
ADDRESSES = """
    SELECT account_id, LOWER(value) FROM people_contactofrecord
    WHERE account_id = (SELECT id FROM people_account WHERE public_id = %s) AND kind = %s
    UNION
    SELECT people_administrator.account_id, people_user.email FROM people_administrator
    JOIN people_user ON people_user.id = people_administrator.user_id
    WHERE people_administrator.public_id = %s OR people_user.public_id = %s
    ORDER BY 2
"""


def on_entry(entry: Entry, **_signal: Any) -> None:
    """Queue a notice to every email of record of the account, and to the person whom it is about.

    The addresses are those that stand now, before the change that the entry tells of.
    """
    if not entry.account or Event(entry.event) not in SENTENCES:
        return
    found = _addresses(entry)
    if found:
        channel = str(decode(bytes(entry.leaf)).get("fact_channel") or "")
        insert_all(
            [
                Notice(
                    account_id=account_id,
                    event=entry.event,
                    at=entry.at,
                    address=value,
                    channel=channel,
                )
                for account_id, value in found
            ]
        )


def _addresses(entry: Entry) -> list[tuple[Any, ...]]:
    """Return the account's primary key and an address, once for each."""
    kind = ContactOfRecord.Kind.EMAIL.value
    return rows(ADDRESSES, [entry.account, kind, entry.subject, entry.subject])
