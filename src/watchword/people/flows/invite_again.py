"""Sends an invited administrator another link; the one before ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.people.access import administrator_for
from watchword.people.errors import InvitationAcceptedError
from watchword.people.flows.invite import invite
from watchword.people.models import User

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def invite_again(by: Administrator, target_id: str) -> Administrator:
    """Invite the administrator ``target_id`` of the account of ``by`` anew; return that one.

    Raises `NotFoundError`, and `InvitationAcceptedError` for one who has a password: a link that is
    sent at a colleague's wish must not become a way around it.
    """
    with transaction.atomic(durable=True):
        target = administrator_for(by, target_id)
        # Locked, so that a link made now cannot outlive an acceptance at the same moment.
        user = User.objects.select_for_update().get(pk=target.user_id)
        if user.has_usable_password():
            raise InvitationAcceptedError
        invite(user, actor=by.actor(), by_mail=True)
    return target
