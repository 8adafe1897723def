"""Makes a one-time link with which a person chooses a password."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.links import add_link, end_links, token_of
from watchword.people.models import Invitation
from watchword.people.queries import account_id_of

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import User

LIFE = dt.timedelta(hours=24)


def invite(user: User, *, actor: Actor, by_mail: bool = False) -> str:
    """Return the token of a new link for ``user``, good for 24 hours and one use; older ones end.

    Runs inside the caller's transaction. The token is kept nowhere; ``by_mail`` has it sent.
    """
    end_links(Invitation, user.pk)
    invitation = add_link(Invitation(user=user), LIFE)
    record(
        Event.INVITATION_MADE,
        actor=actor,
        account=account_id_of(user),
        subject=user.public_id,
        # Who sends mail listens for a link that is to go out.
        link=invitation.public_id if by_mail else "",
    )
    return token_of(invitation)
