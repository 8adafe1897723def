"""A supervisor marks what an administrator reported as dealt with."""

from __future__ import annotations

from django.db import transaction

from watchword.core import clock
from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import Agent
from watchword.verification.models import Dispute


def close_dispute(supervisor: Agent, public_id: str) -> Dispute:
    """Close the open report ``public_id`` and return it; the customer is told. Phone support stays locked.

    Raises `NotFoundError` for one that is closed already, for none, and to who is no supervisor.
    """
    if supervisor.role != Agent.Role.SUPERVISOR:
        raise NotFoundError
    with transaction.atomic(durable=True):
        closed = Dispute.objects.filter(public_id=sought(public_id), closed_at=None).update(
            closed_at=clock.now(), closed_by=supervisor
        )
        if not closed:
            raise NotFoundError
        dispute = Dispute.objects.select_related("account", "entry").get(public_id=public_id)
        record(
            Event.DISPUTE_CLOSED,
            actor=supervisor.actor(),
            account=dispute.account.public_id,
            entry=dispute.entry.public_id,
        )
    return dispute
