"""Styles, scripts and icons are sent compressed; pages are not.

A page holds what its reader may not know and what somebody else may have put there. Compressed together,
their length would tell one from the other (BREACH). Files are the same for everybody.
"""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

from django.utils.cache import patch_vary_headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

    Handler = Callable[[HttpRequest], HttpResponse]

KINDS: Final = ("text/css", "text/javascript", "application/javascript", "image/svg+xml")
OK: Final = 200
# They speak of the bytes that are replaced.
REPLACED: Final = ("Content-Length", "ETag", "Accept-Ranges")


def compression(get_response: Handler) -> Handler:
    """Compress what is of one of `KINDS`, where the browser takes it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        if request.method != "GET" or response.status_code != OK or kind not in KINDS:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        return _compressed(response) if _is_taken(request) else response

    return middleware


def _is_taken(request: HttpRequest) -> bool:
    codings = request.headers.get("Accept-Encoding", "").lower().split(",")
    return any(coding.strip() in {"gzip", "gzip;q=1.0"} for coding in codings)


def _compressed(response: HttpResponse) -> HttpResponse:
    """Put the compressed body in the place of the plain one; what was opened for that is still closed."""
    if response.streaming:
        stream = cast("StreamingHttpResponse", response)
        body = _gzip(b"".join(cast("Iterable[bytes]", stream.streaming_content)))
        stream.streaming_content = (body,)
    else:
        body = _gzip(response.content)
        response.content = body
    for name in REPLACED:
        response.headers.pop(name, None)
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(body))
    return response


@lru_cache(maxsize=64)
def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)
