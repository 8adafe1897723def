"""The sessions of a person: who ends them, and when one has run out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.people.models import Session
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.people.models import User


def live_sessions(user: User) -> QuerySet[Session]:
    """Return the sessions with which ``user`` is signed in now, the one used last first."""
    live = Session.objects.filter(user=user, expire_date__gt=clock.now())
    return live.order_by("-last_seen_at", "pk")


def end_sessions(user: User, *, but: str | None = None) -> int:
    """End every session of ``user`` inside the caller's transaction; return how many there were.

    ``but`` is the key of the one to keep, as the browser's cookie holds it. Whoever holds an ended
    session is signed out with the next page. The caller's flow records why.
    """
    ended = live_sessions(user).exclude(session_key=hash_of(but) if but else "")
    return ended.delete()[0]


def seen(session: Session, address: str) -> None:
    """Note that ``session`` is used now, from ``address``."""
    Session.objects.filter(pk=session.pk).update(last_seen_at=clock.now(), address=address)


def forget_expired() -> int:
    """Remove the sessions that have run out; return how many."""
    return Session.objects.filter(expire_date__lte=clock.now()).delete()[0]
