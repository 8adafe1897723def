"""Lets an invited administrator choose a password and a Security PIN: both, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.people.errors import InvitationRefusedError
from watchword.people.flows.accept_invitation import take_link
from watchword.people.invitations import invited_with
from watchword.pins import choice
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def accept_invitation(token: str, chosen: choice.Choice) -> Administrator:
    """Give the administrator whom the link ``token`` invites what was ``chosen``, and spend the link.

    Raises `InvitationRefusedError` for a link that cannot be used and `ChoiceRefusedError` for a weak
    password or PIN, which leaves the link as it is.
    """
    invited = invited_with(token)
    if invited.administrator is None:
        raise InvitationRefusedError
    administrator = invited.administrator
    prepared = choice.prepare(administrator, chosen)
    with transaction.atomic(durable=True):
        take_link(invited.invitation, actor=administrator.actor())
        choice.store(prepared, actor=administrator.actor(), origin=Pin.Origin.INVITATION)
    return administrator
