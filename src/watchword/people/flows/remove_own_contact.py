"""Removes a contact of record from one's own account, in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.access import contact_for
from watchword.people.contacts import may_be_removed
from watchword.people.errors import LastEmailError
from watchword.people.models import Account, Recovery

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Administrator, ContactOfRecord


def remove_own_contact(me: Administrator, contact_id: str) -> None:
    """Remove a contact of the account of ``me``; a recovery that was to go there is stopped.

    Whoever was told so far, the removed one included, is told of it. Raises `NotFoundError`
    (another account's, or none) and `LastEmailError`.
    """
    with transaction.atomic(durable=True):
        # Two who remove one of the last two emails each: the second finds one alone.
        Account.objects.select_for_update(no_key=True).get(pk=me.account_id)
        contact = contact_for(me, contact_id, lock=True)
        if not may_be_removed(contact, clock.now()):
            raise LastEmailError
        record(
            Event.CONTACT_REMOVED,
            actor=me.actor(),
            account=me.account.public_id,
            subject=contact.public_id,
            kind=contact.kind,
        )
        _stop_recoveries(contact, me.actor())
        contact.delete()


def _stop_recoveries(contact: ContactOfRecord, actor: Actor) -> None:
    """Stop the recoveries whose link would go to ``contact``."""
    now = clock.now()
    live = Recovery.objects.filter(
        contact=contact, used_at=None, stopped_at=None, expires_at__gt=now
    )
    for user_id in live.values_list("user__public_id", flat=True):
        record(
            Event.RECOVERY_STOPPED,
            actor=actor,
            account=contact.account.public_id,
            subject=user_id,
        )
    live.update(stopped_at=now)
