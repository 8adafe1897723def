"""Error pages: each says what happened and what to do next. They ask the database nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.functional import _StrPromise as LazyText


@dataclass(frozen=True, slots=True)
class ErrorPage:
    """What one error page says."""

    title: LazyText
    what: LazyText
    next: LazyText


PAGES: Final = {
    400: ErrorPage(
        _("That request could not be read"),
        _("The browser sent something that this site does not understand. Nothing was changed."),
        _("Go back, load the page again and repeat what you did."),
    ),
    403: ErrorPage(
        _("You may not do that"),
        _("You are signed in, but this is not for you to see or change, or not now."),
        _("Go back to where you came from. If you need access, ask an administrator."),
    ),
    404: ErrorPage(
        _("This page does not exist"),
        _("The address may be mistyped or out of date, or the page is not for you."),
        _("Check the address, or start again from the first page."),
    ),
    409: ErrorPage(
        _("This has changed meanwhile"),
        _("Somebody was faster, or it is over. Nothing was changed by you."),
        _("Go back and load the page again to see how it stands."),
    ),
    429: ErrorPage(
        _("Too many tries"),
        _(
            "There were too many tries in a short time, so we stopped for a while. Nothing was changed."
        ),
        _("Wait five minutes and try again."),
    ),
    500: ErrorPage(
        _("Something went wrong on our side"),
        _("We could not finish what you asked for. It was not saved."),
        _("Wait a minute and try again."),
    ),
    503: ErrorPage(
        _("This cannot be decided at the moment"),
        _("A part that this needs does not answer. Until it does, we refuse. Nothing was changed."),
        _("Wait a minute and try again."),
    ),
}
TOO_MANY: Final = ErrorPage(PAGES[429].title, PAGES[429].what, _("Wait an hour and try again."))
CSRF: Final = ErrorPage(
    _("This form has expired"),
    _("The page was open too long, or cookies are off in this browser. Nothing was changed."),
    _(
        "Go back, load the page again and repeat what you did. Cookies must be allowed for this site."
    ),
)


def error_page(request: HttpRequest, status: int, page: ErrorPage | None = None) -> HttpResponse:
    """Return the page for ``status``, or ``page`` with that status."""
    return render(request, "web/error.html", {"page": page or PAGES[status]}, status=status)


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that could not be read."""
    return error_page(request, 400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a person who may not."""
    return error_page(request, 403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer for a page that does not exist, or not for this person."""
    return error_page(request, 404)


def handler429(request: HttpRequest) -> HttpResponse:
    """Answer one who tried too often."""
    response = error_page(request, 429)
    response.headers["Retry-After"] = "300"
    return response


def too_many(request: HttpRequest) -> HttpResponse:
    """Answer one who asked too often for what is counted by the hour."""
    response = error_page(request, 429, TOO_MANY)
    response.headers["Retry-After"] = "3600"
    return response


def handler500(request: HttpRequest) -> HttpResponse:
    """Answer when we failed."""
    return error_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose token is missing or old."""
    return error_page(request, 403, CSRF)
