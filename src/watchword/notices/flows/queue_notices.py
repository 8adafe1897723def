"""Queues the notices of a ledger entry, in the transaction that writes the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.core.statements import insert, rows
from watchword.ledger.encoding import decode
from watchword.ledger.events import Event
from watchword.notices.catalogue import SENTENCES
from watchword.notices.models import Notice
from watchword.notices.tasks import deliver
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    from watchword.ledger.models import Entry

EMAILS = """
    SELECT account_id, value FROM people_contactofrecord
    WHERE account_id = (SELECT id FROM people_account WHERE public_id = %s) AND kind = %s
    ORDER BY id
"""


def on_entry(entry: Entry, **_signal: Any) -> None:
    """Queue a notice to every email of record of the account, as they stand now."""
    if not entry.account or Event(entry.event) not in SENTENCES:
        return
    channel = str(decode(bytes(entry.leaf)).get("fact_channel") or "")
    notices = [
        Notice(
            account_id=account_id,
            event=entry.event,
            at=entry.at,
            address=value,
            channel=channel,
        )
        for account_id, value in rows(EMAILS, [entry.account, ContactOfRecord.Kind.EMAIL.value])
    ]
    if notices:
        for notice in notices:
            insert(notice)
        deliver.enqueue([notice.public_id for notice in notices])
