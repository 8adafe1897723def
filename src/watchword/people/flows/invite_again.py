"""Sends an invited administrator another link; the one before ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.people.access import administrator_for
from watchword.people.errors import InvitationAcceptedError
from watchword.people.flows.invite import invite
from watchword.people.invitations import can_sign_in
from watchword.people.models import User
from watchword.people.queries import administrators_of

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Account, Administrator


def invite_again(by: Administrator, target_id: str) -> Administrator:
    """Invite the administrator ``target_id`` of the account of ``by`` anew; return that one.

    Raises `NotFoundError`, and `InvitationAcceptedError` for one who has a password: a link that is
    sent at a colleague's wish must not become a way around it.
    """
    with transaction.atomic(durable=True):
        target = administrator_for(by, target_id)
        _invite(target, by.actor())
    return target


def invite_first_again(account: Account, *, actor: Actor) -> None:
    """Invite anew those who were invited to ``account``, as long as nobody has come in.

    Raises `InvitationAcceptedError` where somebody has a password: from then on the customer's own
    administrators invite.
    """
    with transaction.atomic(durable=True):
        if can_sign_in(account).exists():
            raise InvitationAcceptedError
        for administrator in administrators_of(account):
            _invite(administrator, actor)


def _invite(target: Administrator, actor: Actor) -> None:
    # Locked, so that a link made now cannot outlive an acceptance at the same moment.
    user = User.objects.select_for_update().get(pk=target.user_id)
    if user.has_usable_password():
        raise InvitationAcceptedError
    invite(user, actor=actor, by_mail=True)
