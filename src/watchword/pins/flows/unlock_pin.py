"""Opens what was locked after too many failed attempts, for its owner, who keeps the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins import guard
from watchword.pins.models import Guarded, Pin, SupportCode

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def unlock_pin(by: Administrator) -> bool:
    """Open the PIN and the support codes of ``by``; tell whether either was locked."""
    pins = Pin.objects.filter(administrator=by)
    codes = SupportCode.objects.filter(administrator=by)
    return _unlock([*pins, *codes], by, by.public_id)


def unlock_account_pin(by: Administrator) -> bool:
    """Open the account PIN of the account of ``by``; tell whether it was locked."""
    pins = Pin.objects.filter(account=by.account, administrator=None)
    return _unlock([*pins], by, by.account.public_id)


def _unlock(secrets: list[Guarded], by: Administrator, subject: str) -> bool:
    with transaction.atomic(durable=True):
        opened = [guard.unlock(secret) for secret in secrets]
        if not any(opened):
            return False
        record(
            Event.PIN_UNLOCKED,
            actor=by.actor(),
            account=by.account.public_id,
            subject=subject,
        )
    return True
