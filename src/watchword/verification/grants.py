"""Ends grants inside the transaction of whatever takes away what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.core.actor import Actor
    from watchword.verification.models import Grant


def end_grants(grants: QuerySet[Grant], *, actor: Actor) -> None:
    """End those of ``grants`` that are alive, each with its entry, inside the caller's transaction."""
    now = clock.now()
    live = grants.filter(ended_at=None, expires_at__gt=now).order_by("pk")
    for grant in live.select_related("account", "conversation").select_for_update(of=("self",)):
        grants.model.objects.filter(pk=grant.pk).update(ended_at=now)
        record(
            Event.GRANT_ENDED,
            actor=actor,
            account=grant.account.public_id,
            subject=grant.public_id,
            conversation=grant.conversation.public_id,
        )
