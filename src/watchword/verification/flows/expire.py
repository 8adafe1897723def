"""Writes down that a verification ran out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.actor import SYSTEM
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.verification.models import Outcome, Verification
from watchword.verification.states import OPEN

if TYPE_CHECKING:
    from watchword.core.actor import Actor


def expire(verification: Verification, *, actor: Actor = SYSTEM) -> None:
    """Move ``verification`` to *expired*, unless it has been decided or expired meanwhile."""
    with transaction.atomic(durable=True):
        moved = Verification.objects.filter(pk=verification.pk, outcome__in=OPEN).update(
            outcome=Outcome.EXPIRED
        )
        if moved:
            record(
                Event.VERIFICATION_EXPIRED,
                actor=actor,
                account=verification.account.public_id if verification.account else "",
                conversation=verification.conversation.public_id,
                verification=verification.public_id,
            )
