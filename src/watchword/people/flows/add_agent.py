"""Adds one of the provider's staff, or changes the role of one who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.factors import remove_factors
from watchword.people.flows.edit_administrator import clean_name
from watchword.people.flows.invite import invite
from watchword.people.models import Administrator, Agent, User
from watchword.people.sessions import end_sessions
from watchword.people.usernames import clean_username, create_user

if TYPE_CHECKING:
    from watchword.core.actor import Actor


def add_agent(
    email: str, role: Agent.Role, *, actor: Actor, name: str = "", start_over: bool = False
) -> tuple[Agent, str]:
    """Make ``email`` an agent with ``role``; return the agent and the token of a one-time link.

    Somebody who is an agent already gets the role and a new link; with ``start_over`` also loses
    sessions, second factors and the bond to the OpenID provider, as one who lost them all. Raises
    `InvalidError` for an unfit address or name and for an administrator's: nobody is on both sides.
    """
    address = clean_username(email)
    with transaction.atomic(durable=True):
        agent = _agent(address, role, clean_name(name or address.partition("@")[0]), actor)
        if start_over:
            _start_over(agent, actor)
        return agent, invite(agent.user, actor=actor)


def _agent(address: str, role: Agent.Role, name: str, actor: Actor) -> Agent:
    user = User.objects.filter(email=address).first() or create_user(address, name)
    if Administrator.objects.filter(user=user).exists():
        sentence = _("This email belongs to a customer's administrator.")
        raise InvalidError("email", "administrator", sentence)
    agent, made = Agent.objects.get_or_create(user=user, defaults={"role": role})
    if made:
        record(Event.AGENT_ADDED, actor=actor, subject=agent.public_id, role=role.value)
    elif agent.role != role:
        record(Event.AGENT_ROLE_CHANGED, actor=actor, subject=agent.public_id, role=role.value)
        agent.role = role
        agent.save()
    return agent


def _start_over(agent: Agent, actor: Actor) -> None:
    end_sessions(agent.user)
    removed = remove_factors(agent.user) + SocialAccount.objects.filter(user=agent.user).delete()[0]
    record(
        Event.SECOND_FACTOR_REMOVED, actor=actor, subject=agent.public_id, factor="all", n=removed
    )
