"""Headers that every answer carries, and the pages that errors of the domain become."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from allauth.account.adapter import get_adapter

from watchword.core import clock
from watchword.core.errors import (
    ConflictError,
    ForbiddenError,
    NotFoundError,
    UnavailableError,
    WatchwordError,
)
from watchword.people.sessions import seen
from watchword.web.errors import error_page
from watchword.web.session_store import SessionStore
from watchword.web.views.health import healthz, readyz

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Handler = Callable[[HttpRequest], HttpResponse]

HEADERS: Final = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    # Nothing is kept by a browser or a proxy unless its view says that it may be.
    "Cache-Control": "no-store",
}
SEEN_EACH: Final = dt.timedelta(minutes=1)
HEALTH: Final[dict[str, Handler]] = {"/healthz": healthz, "/readyz": readyz}
STATUSES: Final[dict[type[WatchwordError], int]] = {
    NotFoundError: 404,
    ForbiddenError: 403,
    ConflictError: 409,
    UnavailableError: 503,
}


def health(get_response: Handler) -> Handler:
    """Answer monitoring before anything else does: it asks by address, under any host name."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return HEALTH.get(request.path_info, get_response)(request)

    return middleware


def security_headers(get_response: Handler) -> Handler:
    """Add `HEADERS` to each answer that does not set them itself."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def sessions(get_response: Handler) -> Handler:
    """Note, at most once a minute, that a session was used, and where from."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        row = request.session.row if isinstance(request.session, SessionStore) else None
        if row and row.user_id and clock.now() - row.last_seen_at > SEEN_EACH:
            seen(row, get_adapter().get_client_ip(request))
        return response

    return middleware


class DomainErrors:
    """Turn an error of the domain that no view caught into its page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for an error in `STATUSES` or below one; leave the others to Django."""
        for kind, status in STATUSES.items():
            if isinstance(exception, kind):
                return error_page(request, status)
        return None
