"""Fetches what an address of the desk names; what this agent may not know of is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from watchword.core.errors import NotFoundError
from watchword.people.queries import account_by_number
from watchword.verification.access import conversation_for

if TYPE_CHECKING:
    from watchword.people.models import Account, Agent
    from watchword.verification.models import Conversation


def conversation_or_404(agent: Agent, public_id: str) -> tuple[Conversation, Account]:
    """Return a conversation that ``agent`` leads and the account that it is about."""
    try:
        conversation = conversation_for(agent, public_id)
    except NotFoundError as error:
        raise Http404 from error
    if conversation.account is None:
        raise Http404
    return conversation, conversation.account


def account_or_404(number: str) -> Account:
    """Return the account with this number, of which only masks may be shown without a grant."""
    account = account_by_number(number)
    if account is None:
        raise Http404
    return account
