"""Makes a one-time link with which a person who forgot the password chooses a new one."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.core.actor import CALLER
from watchword.core.identifiers import sought
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.access import administrator_for
from watchword.people.errors import ResetRefusedError
from watchword.people.links import add_link, end_links
from watchword.people.models import PasswordReset, User
from watchword.people.queries import account_id_of
from watchword.people.recoveries import may_be_helped

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Administrator

LIFE = dt.timedelta(minutes=30)
# Whoever asks, a person is sent no more than this: a mailbox must not be flooded.
MOST, WITHIN = 3, dt.timedelta(hours=1)


def ask_for_reset(person: str) -> bool:
    """Have a link sent to the user ``person`` (a public identifier); tell whether one goes out.

    Nobody learns what this gives: who asked was answered before.
    """
    with transaction.atomic(durable=True):
        return _send(person, CALLER) is not None


def send_reset(by: Administrator, target_id: str) -> Administrator:
    """Have a link sent to the administrator ``target_id``, asked for by ``by``, a colleague or the same.

    Raises `NotFoundError` (another account, or unknown) and `ResetRefusedError`.
    """
    target = administrator_for(by, target_id)
    with transaction.atomic(durable=True):
        if _send(target.user.public_id, by.actor()) is None:
            raise ResetRefusedError
    return target


def _send(person: str, actor: Actor) -> PasswordReset | None:
    # Locked, so that of many who ask at once no more than `MOST` are sent.
    user = User.objects.select_for_update().filter(public_id=sought(person)).first()
    if user is None or not may_be_helped(user) or _enough(user):
        return None
    end_links(PasswordReset, user.pk)
    link = add_link(PasswordReset(user=user), LIFE)
    record(
        Event.PASSWORD_RESET_ASKED,
        actor=actor,
        account=account_id_of(user),
        subject=user.public_id,
        link=link.public_id,
    )
    return link


def _enough(user: User) -> bool:
    since = clock.now() - WITHIN
    return PasswordReset.objects.filter(user=user, created_at__gt=since).count() >= MOST
