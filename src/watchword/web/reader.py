"""The language and the time zone in which a page is read: the person's own, else what the browser says."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

from watchword.core import zones
from watchword.people.flows.set_preferences import learn_preferences

if TYPE_CHECKING:
    import zoneinfo
    from collections.abc import Callable, Iterator

    from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

    from watchword.people.models import User

    Handler = Callable[[HttpRequest], HttpResponse]

ZONE_COOKIE: Final = "zone"
# Problems are for programs and those who write them.
ENGLISH: Final = "/api/"


def reader(get_response: Handler) -> Handler:
    """Let each page be made in its reader's language and time zone; it stands behind sign-in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ENGLISH):
            with _active("en", zones.UTC):
                return get_response(request)
        person = _person(request)
        language = (person and known(person.language)) or _asked_for(request)
        zone = zones.zone((person and person.time_zone) or _zone_of_browser(request)) or zones.UTC
        with _active(language or settings.LANGUAGE_CODE, zone):
            if person:
                _learn(person, language, _zone_of_browser(request))
            response = get_response(request)
        return _finished(response, language or settings.LANGUAGE_CODE, zone)

    return middleware


def known(language: str) -> str:
    """Return ``language`` if pages are written in it, else nothing."""
    return language if language in dict(settings.LANGUAGES) else ""


def _person(request: HttpRequest) -> User | None:
    """Return who is signed in; nobody while the database is away: its error page needs a language too."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    try:
        return request.user if request.user.is_authenticated else None
    except DatabaseError:
        return None


def _asked_for(request: HttpRequest) -> str:
    """Return the language that was chosen on this browser, else the first that it asks for and we have."""
    chosen = known(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
    accepted = parse_accept_lang_header(request.headers.get("Accept-Language", "").lower())
    ours = (known(tag.partition("-")[0]) for tag, _weight in accepted)
    return chosen or next((language for language in ours if language), "")


def _zone_of_browser(request: HttpRequest) -> str:
    """Return the name in the cookie that zone.js sets, if it is a time zone's."""
    name = request.COOKIES.get(ZONE_COOKIE, "").replace("%2F", "/")
    return name if zones.zone(name) else ""


def _learn(person: User, language: str, zone: str) -> None:
    """Keep what the browser says of one who has chosen nothing: mails are written by it."""
    if (language and not person.language) or (zone and not person.time_zone):
        learn_preferences(person, language=language, time_zone=zone)


def _finished(
    response: HttpResponse | StreamingHttpResponse, language: str, zone: zoneinfo.ZoneInfo
) -> HttpResponse:
    """Return ``response`` with what caches must know, and with a stream that goes on in the same words."""
    if response.headers.get("Content-Type", "").startswith("text/html"):
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        response.headers.setdefault("Content-Language", language)
    if response.streaming:
        stream = cast("StreamingHttpResponse", response)
        parts = cast("Iterator[bytes]", stream.streaming_content)
        stream.streaming_content = _spoken(parts, language, zone)
    return cast("HttpResponse", response)


def _spoken(parts: Iterator[bytes], language: str, zone: zoneinfo.ZoneInfo) -> Iterator[bytes]:
    while True:
        with _active(language, zone):
            part = next(parts, None)
        if part is None:
            return
        yield part


@contextmanager
def _active(language: str, zone: zoneinfo.ZoneInfo) -> Iterator[None]:
    with translation.override(language), timezone.override(zone):
        yield
