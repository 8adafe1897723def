"""Who may reach which person. What one may not know of looks like what does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.people.models import Account, Administrator, Agent, ContactOfRecord, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def administrator_of(user: User | AnonymousUser) -> Administrator | None:
    """Return the administrator that ``user`` is, on an account that is active; else None."""
    if not user.is_authenticated or not user.is_active:
        return None
    return (
        Administrator.objects.select_related("account", "user")
        .filter(user=user, removed_at=None, account__status=Account.Status.ACTIVE)
        .first()
    )


def agent_of(user: User | AnonymousUser, *roles: Agent.Role) -> Agent | None:
    """Return the agent that ``user`` is, in one of ``roles`` (none given: any); else None."""
    if not user.is_authenticated or not user.is_active:
        return None
    agent = Agent.objects.select_related("user").filter(user=user).first()
    return agent if agent and (not roles or agent.role in roles) else None


def administrator_for(me: Administrator, public_id: str) -> Administrator:
    """Return an administrator of my own account; raise `NotFoundError` for any other and for none."""
    found = (
        Administrator.objects.select_related("account", "user")
        .filter(account=me.account_id, public_id=sought(public_id), removed_at=None)
        .first()
    )
    if found is None:
        raise NotFoundError
    return found


def contact_for(me: Administrator, public_id: str, *, lock: bool = False) -> ContactOfRecord:
    """Return a contact of record of my own account; raise `NotFoundError` for any other and for none.

    With ``lock`` nobody else changes it before the transaction ends.
    """
    contacts = ContactOfRecord.objects.select_related("account")
    if lock:
        contacts = contacts.select_for_update(of=("self",))
    found = contacts.filter(account=me.account_id, public_id=sought(public_id)).first()
    if found is None:
        raise NotFoundError
    return found


def hold(administrator: Administrator) -> None:
    """Keep ``administrator`` from being removed until the caller's transaction ends.

    Raises `NotFoundError` if that has happened since the person was looked up.
    """
    present = User.objects.select_for_update(no_key=True)
    if not present.filter(pk=administrator.user_id, is_active=True).exists():
        raise NotFoundError
