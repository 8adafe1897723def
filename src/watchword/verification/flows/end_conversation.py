"""Ends a conversation, and every grant in it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.verification.errors import ConversationEndedError
from watchword.verification.models import Conversation, Grant

if TYPE_CHECKING:
    from watchword.people.models import Agent


def end_conversation(agent: Agent, conversation: Conversation) -> None:
    """End ``conversation``; raise `ConversationEndedError` if it is over already."""
    now = clock.now()
    with transaction.atomic(durable=True):
        ended = Conversation.objects.filter(pk=conversation.pk, ended_at=None).update(ended_at=now)
        if not ended:
            raise ConversationEndedError
        Grant.objects.filter(conversation=conversation, ended_at=None).update(ended_at=now)
        record(
            Event.CONVERSATION_ENDED,
            actor=agent.actor(),
            account=conversation.account.public_id if conversation.account else "",
            conversation=conversation.public_id,
        )
