"""Who may reach a conversation, and what a grant opens: asked wherever an account is shown or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.people.queries import account_by_number
from watchword.verification.errors import GrantNeededError
from watchword.verification.models import Conversation, Grant, Scope, Verification

if TYPE_CHECKING:
    import datetime as dt

    from watchword.core.actor import Actor
    from watchword.people.models import Account, Agent

DISCLOSE = Scope.DISCLOSE.value
CHANGE = Scope.CHANGE.value


def conversation_for(agent: Agent, public_id: str) -> Conversation:
    """Return a conversation that this agent leads; raise `NotFoundError` for any other and for none."""
    found = (
        Conversation.objects.select_related("account", "agent__user")
        .filter(agent=agent, public_id=sought(public_id))
        .first()
    )
    if found is None:
        raise NotFoundError
    return found


def live_grant(agent: Agent, account: Account, scope: str, now: dt.datetime) -> Grant | None:
    """Return a grant for ``scope`` in an open conversation of ``agent`` about ``account``, or None."""
    grants = Grant.objects.select_related(
        "administrator__user", "verification", "conversation"
    ).filter(
        account=account,
        conversation__agent=agent,
        conversation__ended_at=None,
        ended_at=None,
        expires_at__gt=now,
    )
    # One at a time: SQLite has no operator that looks into a JSON list.
    return next((grant for grant in grants.order_by("-expires_at") if scope in grant.scopes), None)


def disclosed_account(agent: Agent, number: str, now: dt.datetime) -> Account:
    """Return the account if ``agent`` holds a live grant to see it; else raise `GrantNeededError`."""
    account = account_by_number(number)
    if account is None or live_grant(agent, account, DISCLOSE, now) is None:
        raise GrantNeededError
    return account


def verification_opened_by(actor: Actor, public_id: str) -> Verification:
    """Return a verification in a conversation that ``actor`` opened; raise `NotFoundError` for any other."""
    found = (
        Verification.objects.select_related(
            "conversation", "account", "administrator__user", "administrator__account"
        )
        .filter(conversation__actor=str(actor), public_id=sought(public_id))
        .first()
    )
    if found is None:
        raise NotFoundError
    return found


def grant_opened_by(actor: Actor, public_id: str) -> Grant:
    """Return a grant in a conversation that ``actor`` opened; raise `NotFoundError` for any other."""
    found = (
        Grant.objects.select_related("account", "conversation")
        .filter(conversation__actor=str(actor), public_id=sought(public_id))
        .first()
    )
    if found is None:
        raise NotFoundError
    return found
