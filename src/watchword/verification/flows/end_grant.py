"""Ends a grant before its time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from watchword.core.actor import Actor


def end_grant(grant: Grant, *, actor: Actor) -> None:
    """End ``grant`` now; one that has ended already stays as it is."""
    with transaction.atomic(durable=True):
        if Grant.objects.filter(pk=grant.pk, ended_at=None).update(ended_at=clock.now()):
            record(
                Event.GRANT_ENDED,
                actor=actor,
                account=grant.account.public_id,
                subject=grant.public_id,
                conversation=grant.conversation.public_id,
            )
