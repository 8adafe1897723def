"""Errors as RFC 9457 problems, each with a stable ``code``."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from watchword.core import errors

if TYPE_CHECKING:
    from collections.abc import Callable

    from ninja import NinjaAPI

log = logging.getLogger(__name__)
MEDIA_TYPE = "application/problem+json"
STATUS: dict[type[errors.WatchwordError], tuple[int, str]] = {
    errors.NotFoundError: (404, "It does not exist."),
    errors.ForbiddenError: (403, "This key may not do that."),
    errors.ConflictError: (409, "It is over, or has its verdict already."),
    errors.InvalidError: (422, "A value cannot be taken."),
    errors.UnavailableError: (503, "It cannot be decided now. Try again later."),
}


def problem(status: int, code: str, title: str, **more: object) -> HttpResponse:
    """Return a problem document."""
    body = {"type": "about:blank", "status": status, "code": code, "title": title, **more}
    return HttpResponse(json.dumps(body), status=status, content_type=MEDIA_TYPE)


def install(api: NinjaAPI) -> None:
    """Make ``api`` answer every error as a problem."""
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)


def _domain(_request: HttpRequest, error: errors.WatchwordError) -> HttpResponse:
    for kind, (status, title) in STATUS.items():
        if isinstance(error, kind):
            return problem(status, error.code, title)
    return problem(400, error.code, "It was not done.")


def _validation(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    # Where and what, but never the value: it may be a PIN.
    places = [
        {"at": "/".join(str(part) for part in _place(item["loc"])), "problem": item["type"]}
        for item in error.errors
    ]
    return problem(422, "invalid", "The request is not of the right form.", errors=places)


def _place(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return ``path`` without the name that our function has for the body."""
    return path[1:] if path[:2] == ("body", "body") else path


def _unauthenticated(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    response = problem(401, "unauthenticated", "Send a key: Authorization: Bearer KEY.")
    response["WWW-Authenticate"] = "Bearer"
    return response


def _not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, "not_found", "It does not exist.")


def _http(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, "bad_request", "The request cannot be read.")


def _database(_request: HttpRequest, _error: DatabaseError) -> HttpResponse:
    return problem(503, "unavailable", "It cannot be decided now. Try again later.")


def _too_large(_request: HttpRequest, _error: RequestDataTooBig) -> HttpResponse:
    return problem(413, "too_large", "The request is too large.")


def _defect(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("%s %s failed", request.method, request.path, exc_info=error)
    return problem(500, "error", "Something went wrong on our side. It was not done.")


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    errors.WatchwordError: _domain,
    ValidationError: _validation,
    AuthenticationError: _unauthenticated,
    Http404: _not_found,
    HttpError: _http,
    DatabaseError: _database,
    RequestDataTooBig: _too_large,
    Exception: _defect,
}
