"""Decides an attempt, step by step.

1. Bound: the attempt counts against caller, agent and installation. Over: refused, nothing learnt.
2. Charge: the attempt at the PIN, or at the person's support codes, is taken and committed, durably,
   before anything is compared. Nothing to take: the answer is already *refused*, but step 3 still
   runs, on a decoy.
3. Compare: in constant time, with the same work for an unknown account, a missing secret and a lock.
4. Decide, in a second transaction: verdict, grant, ledger entry, notices, and on success the charge
   given back and a support code used up. A crash before it costs the caller an attempt, never the
   customer a guess.
5. Answer: the same shape for every refusal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.pins import decoy, guard, sealing
from watchword.pins.models import subject_of
from watchword.verification import limits
from watchword.verification.attempt import Charged
from watchword.verification.errors import (
    AlreadyVerifiedError,
    ConversationEndedError,
    VerificationExpiredError,
)
from watchword.verification.flows.decide import decide
from watchword.verification.flows.expire import expire
from watchword.verification.methods import KINDS
from watchword.verification.models import Method, Outcome, Verification
from watchword.verification.queries import is_locked, secret_in_question
from watchword.verification.states import state_at

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.keys.ring import KeyRing


def submit_secret(
    verification: Verification, digits: str, *, submitter: Actor, method: Method = Method.PIN
) -> Verification:
    """Submit ``digits`` as what ``verification`` asks for; return it with its new outcome.

    ``submitter`` is who passes the digits on: the agent who typed them, the key of a system, or the
    caller. Raises `ConversationEndedError`, `AlreadyVerifiedError` or `VerificationExpiredError`
    where there is nothing to decide, and `KeyRingError` where it cannot be decided.
    """
    ring = key_ring()  # No key, no verdict, and no attempt taken for one that could not be decided.
    must_be_open(verification)
    with transaction.atomic(durable=True):
        charged = charge(verification, submitter, method)
        Verification.objects.filter(pk=verification.pk).update(attempts=F("attempts") + 1)
    return compare_and_decide(verification, charged, digits, ring)


def charge(verification: Verification, submitter: Actor, method: Method = Method.PIN) -> Charged:
    """Take steps 1 and 2 inside the caller's transaction, which has to be committed before step 3."""
    # 1. Bound
    window = limits.window_at(clock.now())
    counted = limits.limits_for(verification.conversation, submitter)
    within = limits.charge(counted, window)
    # 2. Charge
    secret = secret_in_question(verification, method)
    taken = within and guard.charge(KINDS[method], secret)
    barred = is_locked(verification)
    return Charged(submitter, counted, window, within, method, barred, secret, taken)


def compare_and_decide(
    verification: Verification, charged: Charged, digits: str, ring: KeyRing
) -> Verification:
    """Take steps 3, 4 and 5 for an attempt that is charged and committed."""
    # 3. Compare
    right = charged.within_limits and compare(verification, charged, digits, ring)
    # 4. Decide
    decide(verification, charged, right=right)
    # 5. Answer
    return verification


def compare(verification: Verification, charged: Charged, digits: str, ring: KeyRing) -> bool:
    """Tell whether ``digits`` are right and may count; a decoy costs the same work."""
    if charged.secret is None or verification.account is None:
        sealed, subject = decoy.sealed(ring), decoy.SUBJECT
    else:
        sealed = charged.secret.stored()
        subject = subject_of(verification.account, verification.administrator)
    right = sealing.matches(ring, sealed, subject, digits)
    return right and charged.taken


def must_be_open(verification: Verification) -> None:
    """Raise the error that says why ``verification`` takes no attempt, if it takes none."""
    if verification.conversation.ended_at is not None:
        raise ConversationEndedError
    state = state_at(verification, clock.now())
    if state == Outcome.VERIFIED:
        raise AlreadyVerifiedError
    if state == Outcome.EXPIRED:
        expire(verification)
        raise VerificationExpiredError
