"""Stops a recovery: by the link that everybody got who was told of it, or by one who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.core.actor import CALLER
from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.errors import LinkRefusedError
from watchword.people.models import Recovery
from watchword.people.queries import account_id_of
from watchword.people.recoveries import recoveries_of, recovery_to_stop

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Administrator


def stop_by_link(token: str) -> None:
    """Stop the recovery that ``token`` was sent for; raise `LinkRefusedError` if it is over or unknown."""
    recovery = recovery_to_stop(token)
    if recovery is None or not _stop(recovery, CALLER):
        raise LinkRefusedError


def stop_recovery(by: Administrator, public_id: str) -> None:
    """Stop a recovery of ``by`` or a colleague; raise `NotFoundError` if there is none (any more)."""
    recovery = recoveries_of(by.account).filter(public_id=sought(public_id)).first()
    if recovery is None or not _stop(recovery, by.actor()):
        raise NotFoundError


def _stop(recovery: Recovery, actor: Actor) -> bool:
    """Stop ``recovery`` unless it was used or stopped meanwhile; tell whether it was still to be had."""
    now = clock.now()
    with transaction.atomic(durable=True):
        live = Recovery.objects.filter(pk=recovery.pk, used_at=None, expires_at__gt=now)
        # Ended as well, so that no link of it can be spent by one who pressed at the same moment.
        if not live.update(stopped_at=now, expires_at=now):
            return False
        record(
            Event.RECOVERY_STOPPED,
            actor=actor,
            account=account_id_of(recovery.user),
            subject=recovery.user.public_id,
            recovery=recovery.public_id,
        )
    return True
