"""Queues the notices of a ledger entry, in the transaction that writes the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.ledger.encoding import decode
from watchword.ledger.events import Event
from watchword.notices.catalogue import SENTENCES
from watchword.notices.models import Notice
from watchword.notices.tasks import deliver
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    from watchword.ledger.models import Entry


def on_entry(entry: Entry, **_signal: Any) -> None:  # noqa: ANN401 - what Django's signals pass
    """Queue a notice to every email of record of the account, as they stand now."""
    if not entry.account or Event(entry.event) not in SENTENCES:
        return
    emails = ContactOfRecord.objects.filter(
        account__public_id=entry.account, kind=ContactOfRecord.Kind.EMAIL
    ).values_list("account_id", "value")
    channel = str(decode(bytes(entry.leaf)).get("fact_channel") or "")
    notices = [
        Notice(
            account_id=account_id,
            event=entry.event,
            at=entry.at,
            address=value,
            channel=channel,
        )
        for account_id, value in emails
    ]
    if notices:
        Notice.objects.bulk_create(notices)
        deliver.enqueue([notice.public_id for notice in notices])
