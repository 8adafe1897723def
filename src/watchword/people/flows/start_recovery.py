"""Starts the recovery of an administrator who lost mailbox and password: a link, and a waiting time.

A recovery code takes the place of the waiting time, never of the link (docs/decisions/0018).
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from watchword.core import clock
from watchword.core.actor import CALLER
from watchword.core.identifiers import sought
from watchword.keys.current import key_ring
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.links import add_link, end_links, token_of
from watchword.people.models import ContactOfRecord, Recovery, User
from watchword.people.queries import account_id_of
from watchword.people.recoveries import alive, is_of_record, may_be_helped
from watchword.people.tokens import hash_of

WAIT = dt.timedelta(hours=48)
LIFE = dt.timedelta(hours=24)  # from when the link is ready
# Those that were stopped or ran out count too: nobody is to be worn down by notices.
MOST, WITHIN = 3, dt.timedelta(days=7)


def start_recovery(person: str, contact: str, *, by_code: bool) -> bool:
    """Start a recovery of the user ``person`` whose link goes to ``contact`` (public identifiers).

    Tells whether it started, which nobody learns: who asked was answered before. While one waits no
    other begins, so that nobody can make it wait anew; with a recovery code (``by_code``, checked
    and spent already) one takes its place that is ready now.
    """
    with transaction.atomic(durable=True):
        # Locked, so that of many who start at once one does.
        user = User.objects.select_for_update().filter(public_id=sought(person)).first()
        target = ContactOfRecord.objects.filter(public_id=sought(contact)).first()
        if user is None or target is None or not _may_start(user, target, by_code=by_code):
            return False
        end_links(Recovery, user.pk)
        recovery = _add(user, target, dt.timedelta() if by_code else WAIT)
        record(
            Event.RECOVERY_STARTED,
            actor=CALLER,
            account=account_id_of(user),
            subject=user.public_id,
            link=recovery.public_id,
            ready=recovery.ready_at.isoformat(),
            by_code=by_code,
        )
    return True


def _may_start(user: User, contact: ContactOfRecord, *, by_code: bool) -> bool:
    now = clock.now()
    mine = Recovery.objects.filter(user=user)
    return (
        may_be_helped(user)
        and is_of_record(contact, user, now)
        and mine.filter(created_at__gt=now - WITHIN).count() < MOST
        and (by_code or not alive(now).filter(user=user).exists())
    )


def _add(user: User, contact: ContactOfRecord, wait: dt.timedelta) -> Recovery:
    recovery = Recovery(user=user, contact=contact, pepper_id=key_ring().pepper_id)
    return add_link(
        recovery,
        wait + LIFE,
        ready_at=recovery.created_at + wait,
        stop_token_hash=hash_of(token_of(recovery, "stop")),
    )
