"""Step 4 of `submit_secret`: turns what was compared into a verdict, in one transaction."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, transaction

from watchword.core import clock
from watchword.core.actor import SYSTEM
from watchword.core.statements import execute, insert, moment, rows
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins import guard
from watchword.pins.models import subject_of
from watchword.verification import limits
from watchword.verification.attempt import Reason
from watchword.verification.models import Grant, Level, Outcome, Verification

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.verification.attempt import Charged


# The states out of which an attempt leads are those of `states.OPEN`.
MOVE = """
    UPDATE verification_verification SET outcome = %s, level = %s, decided_at = %s
    WHERE id = %s AND outcome IN ('pending', 'refused', 'locked') AND EXISTS (
        SELECT 1 FROM verification_conversation
        WHERE verification_conversation.id = conversation_id AND ended_at IS NULL
    )
"""


GOES_ON = "SELECT 1 FROM verification_conversation WHERE id = %s AND ended_at IS NULL"


def decide(verification: Verification, charged: Charged, *, right: bool) -> None:
    """Write down the verdict of one attempt, and bring ``verification`` up to date with it.

    If another attempt decided meanwhile, or the conversation ended, that stands.
    """
    now = clock.now()
    reason = charged.reason(right=right)
    with transaction.atomic(durable=True):
        if reason is not None or charged.pin is None:
            _refuse(verification, charged, reason or Reason.NOTHING_TO_COMPARE, now)
            return
        # Limits, PIN, verification: the order of steps 1 and 2, so that no two attempts deadlock.
        limits.give_back(charged.limits, charged.window)
        if guard.give_back(charged.pin):
            _verify(verification, charged, now)
        else:
            _refuse(verification, charged, Reason.REPLACED, now)


def _verify(verification: Verification, charged: Charged, now: dt.datetime) -> None:
    account = verification.account
    if (
        account is None
        or not _goes_on(verification)
        or not _move(verification, Outcome.VERIFIED, Level.PIN, now)
    ):
        # Another attempt, or the end of the conversation, came first: that stands.
        reason = Reason.TOO_LATE.value
        _record(Event.VERIFICATION_REFUSED, verification, charged.submitter, reason=reason)
        return
    grant = Grant(
        verification=verification,
        conversation=verification.conversation,
        account=account,
        administrator=verification.administrator,
        scopes=verification.scopes,
        level=Level.PIN,
        created_at=now,
        expires_at=now + dt.timedelta(minutes=settings.WATCHWORD.grant_minutes),
    )
    insert(grant)
    _record(Event.VERIFICATION_VERIFIED, verification, charged.submitter, grant=grant.public_id)


def _refuse(verification: Verification, charged: Charged, reason: Reason, now: dt.datetime) -> None:
    # The same statements for every refusal, so that none takes longer than another.
    locked_now = guard.announce_lock(charged.pin, now)
    locked = locked_now or reason is Reason.LOCKED
    outcome = Outcome.LOCKED if locked else Outcome.REFUSED
    _move(verification, outcome, Level.CLAIMED, now)
    _record(Event.VERIFICATION_REFUSED, verification, charged.submitter, reason=reason.value)
    if locked_now:
        _record(Event.PIN_LOCKED, verification, SYSTEM)


def _goes_on(verification: Verification) -> bool:
    """Tell whether the conversation goes on; its end waits until the grant is there to be ended."""
    lock = " FOR SHARE" if connection.features.has_select_for_update else ""
    return bool(rows(GOES_ON + lock, [verification.conversation_id]))


def _move(verification: Verification, outcome: Outcome, level: Level, now: dt.datetime) -> bool:
    """Give ``verification`` its outcome if it is still open; tell whether it was."""
    moved = execute(MOVE, [outcome.value, level.value, moment(now), verification.pk])
    if moved:
        verification.outcome, verification.level, verification.decided_at = outcome, level, now
    else:
        verification.refresh_from_db(fields=["outcome", "level", "decided_at"])
    return moved == 1


def _record(event: Event, verification: Verification, actor: Actor, **facts: str) -> None:
    account = verification.account
    record(
        event,
        actor=actor,
        account=account.public_id if account else "",
        subject=subject_of(account, verification.administrator) if account else "",
        conversation=verification.conversation.public_id,
        verification=verification.public_id,
        channel=verification.conversation.channel,
        **facts,
    )
