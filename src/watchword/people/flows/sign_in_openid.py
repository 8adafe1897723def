"""Finds the agent whom an OpenID provider vouches for, and binds the two to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import Agent

if TYPE_CHECKING:
    from watchword.people.models import User


def bind_openid(provider: str, subject: str, email: str) -> SocialAccount | None:
    """Return the bond of the agent with the verified ``email`` to ``subject`` at ``provider``, or None.

    The first sign-in binds them. From then on this subject is that agent, whatever its email
    becomes, and nobody else is: an address that the provider gives away again opens nothing.
    """
    with transaction.atomic(durable=True):
        bond = SocialAccount.objects.filter(provider=provider, uid=subject).first()
        if bond:
            return bond if _agent(bond.user) else None
        agent = Agent.objects.select_for_update().filter(user__email=email.strip().lower()).first()
        if agent is None or not agent.user.is_active or _bound(agent.user, provider):
            return None
        bond = SocialAccount.objects.create(user=agent.user, provider=provider, uid=subject)
        record(Event.AGENT_BOUND, actor=agent.actor(), subject=agent.public_id)
        return bond


def _agent(user: User) -> bool:
    return user.is_active and Agent.objects.filter(user=user).exists()


def _bound(user: User, provider: str) -> bool:
    return bool(SocialAccount.objects.filter(user=user, provider=provider).exists())
