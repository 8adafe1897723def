"""Starts a verification in a conversation that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.errors import NotFoundError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins.models import subject_of
from watchword.verification.errors import ConversationEndedError
from watchword.verification.models import Conversation, Verification

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Account, Administrator, Agent


def start_verification(
    agent: Agent, conversation: Conversation, administrator: Administrator | None
) -> Verification:
    """Start a verification of ``administrator`` (None: the account PIN) and return it.

    Raises `ConversationEndedError`, and `NotFoundError` for a conversation about no account.
    """
    if conversation.account is None:
        raise NotFoundError
    with transaction.atomic(durable=True):
        still_open = Conversation.objects.select_for_update().filter(
            pk=conversation.pk, ended_at=None
        )
        if not still_open.exists():
            raise ConversationEndedError
        return add_verification(
            conversation, conversation.account, administrator, actor=agent.actor()
        )


def add_verification(
    conversation: Conversation,
    account: Account,
    administrator: Administrator | None,
    *,
    actor: Actor,
) -> Verification:
    """Add a verification inside the caller's transaction; raise `NotFoundError` for a stranger's person."""
    if administrator is not None and administrator.account_id != account.pk:
        raise NotFoundError
    verification = Verification.objects.create(
        conversation=conversation,
        account=account,
        administrator=administrator,
        claimed_number=account.number,
    )
    record(
        Event.VERIFICATION_STARTED,
        actor=actor,
        account=account.public_id,
        subject=subject_of(account, administrator),
        conversation=conversation.public_id,
        verification=verification.public_id,
    )
    return verification
