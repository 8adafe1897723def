"""Lets a person choose a password with a one-time link."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from watchword.core.actor import CALLER
from watchword.core.errors import InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.errors import InvitationRefusedError
from watchword.people.links import live_link, spend
from watchword.people.models import Invitation, User
from watchword.people.queries import account_id_of


def accept_invitation(token: str, password: str) -> User:
    """Set the password of the person whom the link ``token`` invites, and spend the link.

    Raises `InvitationRefusedError` for a link that cannot be used and `InvalidError` for a weak
    password, which leaves the link as it is.
    """
    invitation = live_link(Invitation, token)
    if invitation is None:
        raise InvitationRefusedError
    user = invitation.user
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidError("password", "weak", " ".join(error.messages)) from error
    user.set_password(password)
    with transaction.atomic(durable=True):
        if not spend(invitation):
            raise InvitationRefusedError
        user.save(update_fields=["password"])
        record(
            Event.INVITATION_ACCEPTED,
            actor=CALLER,
            account=account_id_of(user),
            subject=user.public_id,
        )
    return user
