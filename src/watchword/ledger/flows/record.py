"""Adds an entry, inside the transaction of the flow that it tells about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.core.statements import insert
from watchword.ledger.encoding import VERSION, Value, encode
from watchword.ledger.models import Entry
from watchword.ledger.signals import entry_recorded

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.ledger.events import Event


def record(
    event: Event,
    *,
    actor: Actor,
    account: str = "",
    subject: str = "",
    conversation: str = "",
    **facts: Value,
) -> Entry:
    """Write down that ``event`` happened now, done by ``actor``.

    ``account``, ``subject`` and ``conversation`` are public identifiers; ``facts`` are short
    values without personal data and without secrets. Raises RuntimeError outside a transaction:
    an entry stands and falls with what it tells.

    Call it *before* a contact of record is changed: who listens tells the contacts as they stand now.
    """
    if not transaction.get_connection().in_atomic_block:
        msg = f"{event} was to be recorded outside a transaction."
        raise RuntimeError(msg)
    entry = Entry(
        at=clock.now(),
        event=event.value,
        actor=str(actor),
        account=account,
        subject=subject,
        conversation=conversation,
    )
    entry.leaf = encode(
        {
            "v": VERSION,
            "id": entry.public_id,
            "at": entry.at.isoformat(timespec="microseconds").replace("+00:00", "Z"),
            "event": entry.event,
            "actor": entry.actor,
            "account": account,
            "subject": subject,
            "conversation": conversation,
            **{f"fact_{name}": value for name, value in facts.items()},
        }
    )
    insert(entry)
    entry_recorded.send(sender=Entry, entry=entry, facts=facts)
    return entry
