"""From a page on which somebody chose a password to the page that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User

_USERNAME: Final = "username_known"


def to_sign_in(request: HttpRequest, user: User, sentence: str) -> HttpResponse:
    """Send ``user`` to sign in, with the username filled in and ``sentence`` said."""
    # Whoever was signed in on this browser is not the person who came with the link.
    logout(request)
    request.session[_USERNAME] = user.email
    messages.success(request, sentence)
    return redirect("account_login")


def username_known(request: HttpRequest | None) -> str:
    """Return the username of one who has just chosen a password in this browser; else empty."""
    return str(request.session.get(_USERNAME, "")) if request is not None else ""
