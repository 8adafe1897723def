"""Queues the notices of a ledger entry, in the transaction that writes the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.core.statements import insert_all, rows
from watchword.ledger.events import Event
from watchword.notices.catalogue import ONLY_WITH, SENTENCES, TO_THE_PERSON
from watchword.notices.models import Notice
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watchword.ledger.encoding import Value
    from watchword.ledger.models import Entry

# The contacts of record, and the person whom it is about, by any of the identifiers. One who was removed
# has given the address back.
ADDRESSES = """
    SELECT account_id, LOWER(value) FROM people_contactofrecord
    WHERE account_id = (SELECT id FROM people_account WHERE public_id = %s) AND kind = %s
    UNION
    SELECT people_administrator.account_id, people_user.email FROM people_administrator
    JOIN people_user ON people_user.id = people_administrator.user_id
    WHERE (people_administrator.public_id = %s OR people_user.public_id = %s)
    AND people_user.email NOT LIKE '%%@removed.invalid'
    ORDER BY 2
"""


def on_entry(entry: Entry, facts: Mapping[str, Value], **_signal: Any) -> None:
    """Queue a notice to every email of record of the account, and to the person whom it is about.

    The addresses are those that stand now, before the change that the entry tells of.
    """
    if not entry.account or entry.event not in SENTENCES:
        return
    event = Event(entry.event)
    if event in ONLY_WITH and not facts.get(ONLY_WITH[event]):
        return
    found = _addresses(entry, event)
    if found:
        insert_all([_notice(entry, address, facts.get("channel")) for address in found])


def _notice(entry: Entry, found: tuple[Any, ...], channel: object) -> Notice:
    account_id, address = found
    return Notice(
        account_id=account_id,
        event=entry.event,
        at=entry.at,
        address=address,
        channel=str(channel or ""),
        actor_kind=entry.actor.partition(":")[0],
    )


def _addresses(entry: Entry, event: Event) -> list[tuple[Any, ...]]:
    """Return the account's primary key and an address, once for each."""
    account = "" if event in TO_THE_PERSON else entry.account
    kind = ContactOfRecord.Kind.EMAIL.value
    return rows(ADDRESSES, [account, kind, entry.subject, entry.subject])
