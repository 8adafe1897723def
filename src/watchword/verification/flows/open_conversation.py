"""Opens a conversation by hand: an agent has somebody on the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.verification.flows.start_verification import add_verification
from watchword.verification.models import Channel, Conversation, Department

if TYPE_CHECKING:
    from watchword.people.models import Account, Administrator, Agent

LONGEST_CALLER = 254


def open_conversation(
    agent: Agent,
    account: Account,
    administrator: Administrator | None,
    *,
    channel: Channel = Channel.PHONE,
    department: Department = Department.SUPPORT,
    caller: str = "",
) -> Conversation:
    """Open a conversation about ``account`` and start its verification; return the conversation.

    ``administrator`` is who the person claims to be; None asks for the account PIN. ``caller`` is the
    number or address that the person came from, if it is known.
    """
    with transaction.atomic(durable=True):
        conversation = Conversation.objects.create(
            agent=agent,
            account=account,
            actor=str(agent.actor()),
            channel=channel,
            department=department,
            caller=caller.strip()[:LONGEST_CALLER],
        )
        record(
            Event.CONVERSATION_OPENED,
            actor=agent.actor(),
            account=account.public_id,
            conversation=conversation.public_id,
            channel=channel.value,
        )
        add_verification(conversation, account, administrator, actor=agent.actor())
    return conversation
