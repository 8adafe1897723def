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
from watchword.verification.methods import KINDS, level_of, use
from watchword.verification.models import Grant, Level, Method, Outcome, Verification

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.pins.models import Guarded
    from watchword.verification.attempt import Charged

# The states out of which an attempt leads are those of `states.OPEN`.
MOVE = """
    UPDATE verification_verification SET outcome = %s, level = %s, method = %s, decided_at = %s
    WHERE id = %s AND outcome IN ('pending', 'refused', 'locked') AND EXISTS (
        SELECT 1 FROM verification_conversation
        WHERE verification_conversation.id = conversation_id AND ended_at IS NULL
    )
"""
STANDING = """
    SELECT ended_at IS NULL, phone_support_locked_at IS NULL
    FROM verification_conversation, people_account
    WHERE verification_conversation.id = %s AND people_account.id = %s
"""
LOCK_EVENTS = {
    Method.PIN: Event.PIN_LOCKED,
    Method.SUPPORT_CODE: Event.SUPPORT_CODE_LOCKED,
}
# What an agent sees as *locked*.
LOCKED = frozenset({Reason.LOCKED, Reason.PHONE_SUPPORT})


def decide(verification: Verification, charged: Charged, *, right: bool) -> None:
    """Write down the verdict of one attempt, and bring ``verification`` up to date with it.

    If another attempt decided meanwhile, or the conversation ended, that stands.
    """
    now = clock.now()
    reason = charged.reason(right=right)
    with transaction.atomic(durable=True):
        if reason is None and charged.secret is not None:
            _decide_right(verification, charged, charged.secret, now)
        else:
            _refuse(verification, charged, reason or Reason.NOTHING_TO_COMPARE, now)


def _decide_right(
    verification: Verification, charged: Charged, secret: Guarded, now: dt.datetime
) -> None:
    # Limits, account, secret, verification: everywhere in this order, so that no two deadlock.
    limits.give_back(charged.limits, charged.window)
    hindrance = _hindrance(verification)
    serves = guard.give_back(secret) and use(secret, now)
    if hindrance is Reason.PHONE_SUPPORT:
        _refuse(verification, charged, hindrance, now)
    elif not serves:
        _refuse(verification, charged, Reason.REPLACED, now)
    elif hindrance or not _move(
        verification, charged, Outcome.VERIFIED, level := level_of(secret), now
    ):
        # Another attempt, or the end of the conversation, came first: that stands.
        _record(Event.VERIFICATION_REFUSED, verification, charged, reason=Reason.TOO_LATE.value)
    else:
        _grant(verification, charged, level, now)


def _grant(verification: Verification, charged: Charged, level: Level, now: dt.datetime) -> None:
    grant = Grant(
        verification=verification,
        conversation=verification.conversation,
        account=verification.account,
        administrator=verification.administrator,
        scopes=verification.scopes,
        level=level,
        created_at=now,
        expires_at=now + dt.timedelta(minutes=settings.WATCHWORD.grant_minutes),
    )
    insert(grant)
    _record(Event.VERIFICATION_VERIFIED, verification, charged, grant=grant.public_id)


def _refuse(verification: Verification, charged: Charged, reason: Reason, now: dt.datetime) -> None:
    # The same statements for every refusal, so that none takes longer than another.
    locked_now = guard.announce_lock(KINDS[charged.method], charged.secret, now)
    outcome = Outcome.LOCKED if locked_now or reason in LOCKED else Outcome.REFUSED
    _move(verification, charged, outcome, Level.CLAIMED, now)
    _record(Event.VERIFICATION_REFUSED, verification, charged, reason=reason.value)
    if locked_now:
        _record(LOCK_EVENTS[charged.method], verification, charged, actor=SYSTEM)


def _hindrance(verification: Verification) -> Reason | None:
    """Return why nobody can be verified here any more, or None.

    Whoever ends the conversation or locks phone support waits from here on, until the grant is there
    to be ended.
    """
    lock = "FOR SHARE" if connection.features.has_select_for_update else ""
    found = rows(STANDING + lock, [verification.conversation_id, verification.account_id])
    goes_on, is_open = found[0] if found else (False, True)
    if not is_open:
        return Reason.PHONE_SUPPORT
    return None if goes_on else Reason.TOO_LATE


def _move(
    verification: Verification, charged: Charged, outcome: Outcome, level: Level, now: dt.datetime
) -> bool:
    """Give ``verification`` its outcome if it is still open; tell whether it was."""
    method = charged.method
    moved = execute(MOVE, [outcome.value, level.value, method.value, moment(now), verification.pk])
    if moved:
        verification.outcome, verification.level, verification.decided_at = outcome, level, now
        verification.method = method
    else:
        verification.refresh_from_db(fields=["outcome", "level", "method", "decided_at"])
    return moved == 1


def _record(
    event: Event,
    verification: Verification,
    charged: Charged,
    *,
    actor: Actor | None = None,
    **facts: str,
) -> None:
    account = verification.account
    record(
        event,
        actor=actor or charged.submitter,
        account=account.public_id if account else "",
        subject=subject_of(account, verification.administrator) if account else "",
        conversation=verification.conversation.public_id,
        verification=verification.public_id,
        channel=verification.conversation.channel,
        method=charged.method.value,
        **facts,
    )
