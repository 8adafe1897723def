"""Makes a one-time link with which a person chooses a password."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import Invitation
from watchword.people.queries import account_id_of
from watchword.people.tokens import hash_of, new_token

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import User

LIFE = dt.timedelta(hours=24)


def invite(user: User, *, actor: Actor) -> str:
    """Return the token of a new link for ``user``, good for 24 hours and one use; older ones end.

    Runs inside the caller's transaction. The token is kept nowhere.
    """
    now = clock.now()
    Invitation.objects.filter(user=user, used_at=None).update(expires_at=now)
    token = new_token()
    Invitation.objects.create(user=user, token_hash=hash_of(token), expires_at=now + LIFE)
    record(Event.INVITATION_MADE, actor=actor, account=account_id_of(user), subject=user.public_id)
    return token
