"""Adds one of the provider's staff, or changes the role of one who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.flows.edit_administrator import clean_name
from watchword.people.flows.invite import invite
from watchword.people.models import Administrator, Agent, User
from watchword.people.usernames import clean_username, create_user

if TYPE_CHECKING:
    from watchword.core.actor import Actor


def add_agent(email: str, role: Agent.Role, *, actor: Actor, name: str = "") -> tuple[Agent, str]:
    """Make ``email`` an agent with ``role``; return the agent and the token of a one-time link.

    Somebody who is an agent already gets the role and a new link. Raises `InvalidError` for an
    unfit address or name and for an administrator's: nobody is on both sides of the desk.
    """
    address = clean_username(email)
    with transaction.atomic(durable=True):
        agent = _agent(address, role, clean_name(name or address.partition("@")[0]), actor)
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
