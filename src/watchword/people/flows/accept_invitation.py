"""Lets a person choose a password with a one-time link: one of the staff here, others with a PIN too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.errors import InvitationRefusedError
from watchword.people.invitations import invited_with
from watchword.people.links import end_links, spend
from watchword.people.models import Invitation, User
from watchword.people.passwords import check_password
from watchword.people.queries import account_id_of
from watchword.people.sessions import end_sessions

if TYPE_CHECKING:
    from watchword.core.actor import Actor


def accept_invitation(token: str, password: str) -> User:
    """Set the password of the one of the staff whom the link ``token`` invites, and spend the link.

    Raises `InvitationRefusedError` for a link that cannot be used, an administrator's among them
    (`pins.flows.accept_invitation`: no password without a PIN), and `InvalidError` for a weak
    password, which leaves the link as it is.
    """
    invited = invited_with(token)
    if invited.administrator is not None:
        raise InvitationRefusedError
    user = invited.user
    check_password(password, user)
    user.set_password(password)
    with transaction.atomic(durable=True):
        take_link(invited.invitation, actor=CALLER)
        user.save(update_fields=["password"])
        end_sessions(user)
    return user


def take_link(invitation: Invitation, *, actor: Actor) -> None:
    """Spend ``invitation`` and end what other links there are, inside the caller's transaction.

    Raises `InvitationRefusedError` if it was spent meanwhile, or the person removed.
    """
    # Whoever removes or invites this person at the same moment waits here, or has been waited for.
    present = User.objects.select_for_update().filter(pk=invitation.user_id, is_active=True)
    if not present.exists() or not spend(invitation):
        raise InvitationRefusedError
    end_links(Invitation, invitation.user_id)
    record(
        Event.INVITATION_ACCEPTED,
        actor=actor,
        account=account_id_of(invitation.user),
        subject=invitation.user.public_id,
    )
