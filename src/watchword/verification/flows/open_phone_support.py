"""Opens phone support of an account again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import Account

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def open_phone_support(by: Administrator) -> bool:
    """Open phone support of the account of ``by``; tell whether it was locked.

    Grants that the lock ended stay so: who was verified before is to be verified again.
    """
    account = by.account
    with transaction.atomic(durable=True):
        locked_still = Account.objects.filter(pk=account.pk).exclude(phone_support_locked_at=None)
        if not locked_still.update(phone_support_locked_at=None):
            return False
        record(
            Event.PHONE_SUPPORT_OPENED,
            actor=by.actor(),
            account=account.public_id,
            subject=account.public_id,
        )
    account.refresh_from_db(fields=["phone_support_locked_at"])
    return True
