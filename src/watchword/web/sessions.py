"""What the list of sessions shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from watchword.people.sessions import live_sessions
from watchword.people.tokens import hash_of
from watchword.web.device import device_name

if TYPE_CHECKING:
    from django.http import HttpRequest

    from watchword.people.models import Session, User


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session, told by its browser, and whether it is the one that asks."""

    session: Session
    device: str
    is_this: bool


def session_rows(request: HttpRequest) -> list[SessionRow]:
    """Return the sessions of the person who asks, this one first."""
    this = hash_of(request.session.session_key or "")
    rows = [
        SessionRow(one, device_name(one.browser), one.session_key == this)
        for one in live_sessions(cast("User", request.user))
    ]
    return sorted(rows, key=lambda row: not row.is_this)
