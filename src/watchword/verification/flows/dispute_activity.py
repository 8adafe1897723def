"""An administrator says of an entry: *This wasn't me*. Phone support is locked, and the desk told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.errors import NotFoundError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.ledger.queries import entry_of
from watchword.people.models import Account
from watchword.verification.disputes import could_be_an_attack
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.models import Dispute

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def dispute_activity(me: Administrator, entry_id: str) -> Dispute:
    """Report the entry ``entry_id`` of the account of ``me``, and lock phone support; return the report.

    An entry is reported once: again, the report that is there is returned, and phone support is
    locked all the same. Raises `NotFoundError` for another account's, for none, and for one that
    nobody else can be behind.
    """
    entry = entry_of(me.account.public_id, entry_id)
    if not could_be_an_attack(entry):
        raise NotFoundError
    with transaction.atomic(durable=True):
        account = Account.objects.select_for_update(no_key=True).get(pk=me.account_id)
        found = Dispute.objects.filter(entry=entry).first()
        if found is None:
            found = Dispute.objects.create(account=account, entry=entry, administrator=me)
            record(
                Event.ACTIVITY_DISPUTED,
                actor=me.actor(),
                account=account.public_id,
                subject=entry.subject,
                entry=entry.public_id,
            )
        lock_phone_support(account, actor=me.actor(), because=entry.public_id)
    return found
