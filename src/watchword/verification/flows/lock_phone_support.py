"""Locks phone support of an account: nobody can be verified for it, by any channel or method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import Account, Administrator
from watchword.pins.codes import end_codes
from watchword.verification.grants import end_grants
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from watchword.core.actor import Actor


def lock_phone_support(account: Account, *, actor: Actor, because: str = "") -> bool:
    """Lock phone support of ``account``, end its live grants and codes; tell whether it was open.

    In a transaction of its own, or in the caller's. ``because`` is the public identifier of the
    ledger entry that somebody disputes, if that is why.
    """
    with transaction.atomic():
        # First the account's row: a verdict under way either came before, and its grant ends below,
        # or waits here, and is refused (`decide`).
        open_still = Account.objects.filter(pk=account.pk, phone_support_locked_at=None)
        if not open_still.update(phone_support_locked_at=clock.now()):
            return False
        record(
            Event.PHONE_SUPPORT_LOCKED,
            actor=actor,
            account=account.public_id,
            subject=account.public_id,
            because=because,
        )
        end_codes(Administrator.objects.filter(account=account))
        end_grants(Grant.objects.filter(account=account), actor=actor)
    account.refresh_from_db(fields=["phone_support_locked_at"])
    return True
