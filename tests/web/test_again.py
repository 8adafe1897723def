"""``/account/again/``: proving again who one is."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse

from tests.support.cast import Cast, signed_in
from watchword.core import clock
from watchword.web.gates import recent_sign_in_required, recent_sign_in_to_write
from watchword.web.recent import NOT_TAKEN

LATER = dt.timedelta(minutes=10)


def request_of(cast: Cast, method: str) -> HttpRequest:
    """Return a request of alice, as the middleware hands it on."""
    browser = signed_in(cast.alice)
    request = HttpRequest()
    request.method, request.path = method, "/a/secret/"
    request.user, request.session = cast.alice.user, browser.session
    return request


@recent_sign_in_required
def secret(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a secret")


@recent_sign_in_to_write
def form(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a form")


def test_who_has_just_signed_in_is_let_in(cast: Cast) -> None:
    for method in ("GET", "POST"):
        assert secret(request_of(cast, method)).status_code == 200
        assert form(request_of(cast, method)).status_code == 200


def test_after_ten_minutes_it_has_to_be_proved_again(cast: Cast) -> None:
    for view, method in ((secret, "GET"), (secret, "POST"), (form, "POST")):
        request = request_of(cast, method)
        with clock.at(clock.now() + LATER):
            answer = view(request)
        assert answer.headers["Location"] == "/account/again/?next=/a/secret/"
        assert request.session.get(NOT_TAKEN, False) == (method == "POST")


def test_the_page_with_the_form_opens_all_the_same(cast: Cast) -> None:
    request = request_of(cast, "GET")
    with clock.at(clock.now() + LATER):
        assert form(request).status_code == 200
