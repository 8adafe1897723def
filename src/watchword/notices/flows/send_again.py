"""Puts mails that have failed back into the queue, due at once, with all their tries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.core.identifiers import sought
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.notices.models import Notice

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.core.actor import Actor


def send_again(public_id: str, *, actor: Actor) -> bool:
    """Queue the mail ``public_id`` anew; tell whether it had failed, which it may not have any more."""
    return _again(Notice.objects.filter(public_id=sought(public_id)), actor) > 0


def send_all_again(*, actor: Actor) -> int:
    """Queue every mail anew that has failed; return how many."""
    return _again(Notice.objects.all(), actor)


def _again(notices: QuerySet[Notice], actor: Actor) -> int:
    failed = notices.filter(state=Notice.State.FAILED)
    with transaction.atomic(durable=True):
        now = clock.now()
        count = failed.update(
            state=Notice.State.QUEUED, tries=0, queued_at=now, due_at=now, error=""
        )
        if count:
            record(Event.MAIL_SENT_AGAIN, actor=actor, mails=count)
    return count
