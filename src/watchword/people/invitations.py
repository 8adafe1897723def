"""Who is invited: found by the link that the person holds, or by those who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX

from watchword.core import clock
from watchword.people.access import administrator_of
from watchword.people.errors import InvitationRefusedError
from watchword.people.links import live_link
from watchword.people.models import Administrator, Invitation, User

if TYPE_CHECKING:
    import datetime as dt

    from django.db.models import QuerySet

    from watchword.people.models import Account


@dataclass(frozen=True, slots=True)
class Invited:
    """One who comes with a link that serves; ``administrator`` is None for one of the staff."""

    invitation: Invitation
    administrator: Administrator | None

    @property
    def user(self) -> User:
        """The person."""
        return self.administrator.user if self.administrator else self.invitation.user


def invited_with(token: str) -> Invited:
    """Return whom the link ``token`` invites now; raise `InvitationRefusedError`, and not why."""
    invitation = live_link(Invitation, token)
    if invitation is None:
        raise InvitationRefusedError
    administrator = administrator_of(invitation.user)
    of_customer = Administrator.objects.filter(user=invitation.user_id).exists()
    if administrator is None and of_customer:  # The account is closed, or the person was removed.
        raise InvitationRefusedError
    return Invited(invitation, administrator)


def can_sign_in(account: Account) -> QuerySet[Administrator]:
    """Return the administrators of ``account`` who have a password: the invited have none yet."""
    return Administrator.objects.filter(
        account=account, removed_at=None, user__is_active=True
    ).exclude(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)


def invited_until(account: Account) -> dict[int, dt.datetime | None]:
    """Return those who have not accepted yet, by primary key, and until when the link of each serves.

    None: it serves no longer, and another has to be sent.
    """
    present = Administrator.objects.filter(account=account, removed_at=None)
    waiting = present.filter(user__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    users = dict(waiting.values_list("user_id", "pk"))
    live = Invitation.objects.filter(user__in=users, used_at=None, expires_at__gt=clock.now())
    until = dict(live.values_list("user_id", "expires_at"))
    return {pk: until.get(user_id) for user_id, pk in users.items()}
