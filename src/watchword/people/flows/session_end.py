"""Ends sessions of a person from another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.sessions import end_sessions, live_sessions

if TYPE_CHECKING:
    from watchword.people.models import User


def end_session(user: User, public_id: str) -> None:
    """End one session of ``user``; raise `NotFoundError` for one that is over, or somebody else's."""
    with transaction.atomic(durable=True):
        ended, _each = live_sessions(user).filter(public_id=sought(public_id)).delete()
        if not ended:
            raise NotFoundError
        record(Event.SESSIONS_ENDED, **about(user), sessions=ended)


def end_other_sessions(user: User, *, but: str) -> int:
    """End every session of ``user`` but the one with the key ``but``; return how many."""
    with transaction.atomic(durable=True):
        ended = end_sessions(user, but=but)
        if ended:
            record(Event.SESSIONS_ENDED, **about(user), sessions=ended)
        return ended
