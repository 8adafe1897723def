"""Browsers on which a person has signed in before, as a signed cookie of the browser says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core import signing

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User

SALT: Final = "watchword.known-browser"
AGE: Final = 400 * 24 * 60 * 60  # the longest that browsers keep a cookie
MOST: Final = 10


def _name() -> str:
    return "__Host-known" if settings.SESSION_COOKIE_SECURE else "known"


def is_known(request: HttpRequest, user: User) -> bool:
    """Tell whether ``user`` has signed in on this browser before."""
    return user.public_id in _people(request)


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Have the browser remember that ``user`` has signed in on it."""
    others = [public_id for public_id in _people(request) if public_id != user.public_id]
    response.set_cookie(
        _name(),
        signing.dumps([user.public_id, *others][:MOST], salt=SALT),
        max_age=AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _people(request: HttpRequest) -> list[str]:
    try:
        people: list[str] = signing.loads(request.COOKIES.get(_name(), ""), salt=SALT, max_age=AGE)
    except signing.BadSignature:
        return []
    return people
