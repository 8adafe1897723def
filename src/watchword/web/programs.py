"""The short way of calls by programs: past sessions, forms' tokens, messages and languages.

A program shows its key with each call. No cookie is read on this way, so that there is nothing that
another site could use; a page must never be reached by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.urls import Resolver404, resolve
from django.utils import translation

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    Handler = Callable[[HttpRequest], HttpResponse]

CALLS: Final = "/api/v1/"
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
}


def programs(get_response: Handler) -> Handler:
    """Answer calls of the API at once; let everything else, unknown addresses too, go on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(CALLS):
            return get_response(request)
        request.get_host()  # refuses a host that is not ours
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return get_response(request)
        request.resolver_match = match
        # Whatever the installation's own language is, programs and those who write them read one.
        with translation.override("en"):
            response: HttpResponse = match.func(request, *match.args, **match.kwargs)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Content-Length", str(len(response.content)))
        return response

    return middleware
