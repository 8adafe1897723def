"""The one call of another system: opens a verification, and decides it if a PIN came with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.statements import insert
from watchword.keys.current import key_ring
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins.models import subject_of
from watchword.verification.flows import submit_secret
from watchword.verification.models import Channel, Conversation, Department, Scope, Verification
from watchword.verification.queries import claimed_subject

if TYPE_CHECKING:
    from watchword.core.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Who somebody says to be, and how the person came. ``administrator`` is a public identifier."""

    account_number: str
    administrator: str = ""
    channel: Channel = Channel.OTHER
    department: Department = Department.SUPPORT
    caller: str = ""
    reference: str = ""
    scopes: tuple[Scope, ...] = tuple(Scope)


def verify_at_once(claim: Claim, digits: str | None, *, submitter: Actor) -> Verification:
    """Open a verification for ``claim`` and return it, decided if ``digits`` are given.

    An unknown account or administrator is taken like any other and refused like a wrong PIN.
    Raises `KeyRingError` where it could not be decided.
    """
    ring = key_ring()
    with transaction.atomic(durable=True):
        verification = _open(claim, submitter, attempts=0 if digits is None else 1)
        if digits is None:
            return verification
        charged = submit_secret.charge(verification, submitter)
    return submit_secret.compare_and_decide(verification, charged, digits, ring)


def _open(claim: Claim, submitter: Actor, *, attempts: int) -> Verification:
    account, administrator = claimed_subject(claim.account_number, claim.administrator)
    conversation = Conversation(
        account=account,
        actor=str(submitter),
        channel=claim.channel,
        department=claim.department,
        caller=claim.caller,
        reference=claim.reference,
    )
    insert(conversation)
    verification = Verification(
        conversation=conversation,
        account=account,
        administrator=administrator,
        claimed_number=claim.account_number,
        attempts=attempts,
        scopes=[scope.value for scope in claim.scopes],
    )
    insert(verification)
    record(
        Event.VERIFICATION_STARTED,
        actor=submitter,
        account=account.public_id if account else "",
        subject=subject_of(account, administrator) if account else "",
        conversation=conversation.public_id,
        verification=verification.public_id,
        channel=conversation.channel,
    )
    return verification
