"""What the ledger says of a person who signs in: who acts, on which account, about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from watchword.core.actor import CALLER, Actor
from watchword.people.models import Administrator, Agent

if TYPE_CHECKING:
    from watchword.people.models import User


class About(TypedDict):
    """Arguments of `record`."""

    actor: Actor
    account: str
    subject: str


def about(user: User) -> About:
    """Return what an entry says of something that ``user`` does; staff have no account."""
    administrator = Administrator.objects.select_related("account").filter(user=user).first()
    if administrator:
        return About(
            actor=administrator.actor(),
            account=administrator.account.public_id,
            subject=administrator.public_id,
        )
    agent = Agent.objects.filter(user=user).first()
    if agent:
        return About(actor=agent.actor(), account="", subject=agent.public_id)
    return About(actor=CALLER, account="", subject=user.public_id)
