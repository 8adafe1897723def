"""Step 4 of `submit_secret`: turns what was compared into a verdict, in one transaction."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from watchword.core import clock
from watchword.core.actor import SYSTEM
from watchword.core.statements import execute, insert, moment
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins import guard
from watchword.pins.models import subject_of
from watchword.verification.models import Grant, Level, Outcome, Verification

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.pins.models import Pin


# The states out of which an attempt leads are those of `states.OPEN`.
MOVE = """
    UPDATE verification_verification SET outcome = %s, level = %s, decided_at = %s
    WHERE id = %s AND outcome IN ('pending', 'refused', 'locked') AND EXISTS (
        SELECT 1 FROM verification_conversation
        WHERE verification_conversation.id = conversation_id AND ended_at IS NULL
    )
"""


class Reason(StrEnum):
    """Why an attempt failed. It stands in the ledger and is never told to the person who asks."""

    LIMIT = "limit"
    LOCKED = "locked"
    TOO_LATE = "too_late"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    REPLACED = "replaced"
    WRONG = "wrong"


def decide(
    verification: Verification, pin: Pin | None, reason: Reason | None, submitter: Actor
) -> None:
    """Write down the verdict of one attempt, and bring ``verification`` up to date with it.

    Without a ``reason`` the attempt was right. If another attempt decided meanwhile, or the
    conversation ended, that stands.
    """
    now = clock.now()
    with transaction.atomic(durable=True):
        if reason is None and pin is not None:
            if guard.give_back(pin):
                _verify(verification, submitter, now)
            else:
                _refuse(verification, pin, Reason.REPLACED, submitter, now)
        else:
            _refuse(verification, pin, reason or Reason.NOTHING_TO_COMPARE, submitter, now)


def _verify(verification: Verification, submitter: Actor, now: dt.datetime) -> None:
    if verification.account is None or not _move(verification, Outcome.VERIFIED, Level.PIN, now):
        # Another attempt, or the end of the conversation, came first: that stands.
        _record(Event.VERIFICATION_REFUSED, verification, submitter, reason=Reason.TOO_LATE.value)
        return
    grant = Grant(
        verification=verification,
        conversation=verification.conversation,
        account=verification.account,
        administrator=verification.administrator,
        scopes=verification.scopes,
        level=Level.PIN,
        created_at=now,
        expires_at=now + dt.timedelta(minutes=settings.WATCHWORD.grant_minutes),
    )
    insert(grant)
    _record(Event.VERIFICATION_VERIFIED, verification, submitter, grant=grant.public_id)


def _refuse(
    verification: Verification, pin: Pin | None, reason: Reason, submitter: Actor, now: dt.datetime
) -> None:
    # The same statements for every refusal, so that none takes longer than another.
    locked_now = guard.announce_lock(pin, now)
    locked = locked_now or reason is Reason.LOCKED
    outcome = Outcome.LOCKED if locked else Outcome.REFUSED
    _move(verification, outcome, Level.CLAIMED, now)
    _record(Event.VERIFICATION_REFUSED, verification, submitter, reason=reason.value)
    if locked_now:
        _record(Event.PIN_LOCKED, verification, SYSTEM)


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
