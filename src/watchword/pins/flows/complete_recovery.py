"""Lets an administrator whose recovery is ready choose a new password and a new PIN: both, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.errors import LinkRefusedError
from watchword.people.factors import remove_factors
from watchword.people.models import ContactOfRecord
from watchword.people.recoveries import NOBODY, is_live, ready_recovery
from watchword.people.resets import take
from watchword.pins import choice
from watchword.pins.codes import end_codes
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from watchword.people.models import Administrator, Recovery


def complete_recovery(token: str, chosen: choice.Choice) -> Administrator:
    """Put what was ``chosen`` in force for whom the link ``token`` is; sessions and second factors end.

    Raises `LinkRefusedError` (stopped, not ready yet, used, its contact changed, or unknown) and
    `ChoiceRefusedError`, which leaves the link as it was.
    """
    recovery = ready_recovery(token)
    if recovery is None:
        raise LinkRefusedError
    administrator: Administrator = recovery.user.administrator
    prepared = choice.prepare(administrator, chosen)
    with transaction.atomic(durable=True):
        _take(recovery)
        where = {
            "account": administrator.account.public_id,
            "subject": administrator.user.public_id,
        }
        # The link proves that somebody reads a mailbox of record, not that it is the administrator.
        record(Event.RECOVERY_COMPLETED, actor=CALLER, **where)
        if remove_factors(administrator.user):
            record(Event.SECOND_FACTOR_REMOVED, actor=CALLER, **where)
        choice.store(prepared, actor=CALLER, origin=Pin.Origin.RESET)
        end_codes([administrator])
    return administrator


def _take(recovery: Recovery) -> None:
    # Whoever changes the contact at the same moment waits here, or has been waited for.
    contact = ContactOfRecord.objects.select_for_update().filter(pk=recovery.contact_id or NOBODY)
    if not contact.exists() or not is_live(recovery, clock.now()):
        raise LinkRefusedError
    take(recovery)
