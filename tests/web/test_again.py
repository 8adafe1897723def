"""``/account/again/``: proving again who one is."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from tests.support.cast import PASSWORD, Cast, prove, signed_in
from tests.support.factors import code_now, with_app, with_passkey
from tests.web.pages import read
from watchword.core import clock
from watchword.web.gates import (
    recent_factor_required,
    recent_sign_in_required,
    recent_sign_in_to_write,
)
from watchword.web.recent import NOT_TAKEN, second_factor_was_used

if TYPE_CHECKING:
    from django.test import Client

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


def stale(cast: Cast) -> Client:
    """Return a browser of alice whose sign-in is old."""
    cache.clear()
    with clock.at(clock.now() - dt.timedelta(minutes=11)):
        return signed_in(cast.alice)


def test_the_password_leads_on_and_says_that_nothing_was_kept(cast: Cast) -> None:
    browser = stale(cast)
    asked = browser.post("/account/password/", {"present": PASSWORD, "password": "x", "again": "y"})
    page = read(browser.get(asked.headers["Location"]))
    assert page.title == "Is it you?"
    kept = page.all("input", name="next")[0]
    form = {"password": PASSWORD, "next": kept.get("value") or ""}
    answer = browser.post("/account/again/", form, follow=True)
    assert answer.redirect_chain == [("/account/password/", 302)]
    back = read(answer)
    assert back.messages() == ["What you had entered was not kept. Enter it again now."]
    assert not [box for box in back.all("input", type="password") if box.get("value")]


def test_what_was_typed_stands_in_no_session(cast: Cast) -> None:
    browser = stale(cast)
    browser.post("/account/password/", {"present": PASSWORD, "password": "x", "again": "y"})
    assert "present" not in str(dict(browser.session.items()))
    assert PASSWORD not in str(dict(browser.session.items()))


def test_a_wrong_password_leads_nowhere(cast: Cast) -> None:
    browser = stale(cast)
    for _ in range(5):
        page = read(browser.post("/account/again/", {"password": "a guess"}))
        assert page.problems() == ["This is not your password. Try again."]
    page = read(browser.post("/account/again/", {"password": PASSWORD}))
    assert "too many failed tries" in page.problems()[0]
    assert browser.get("/account/password/").status_code == 302


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example"]
)
def test_it_leads_to_no_other_site(cast: Cast, elsewhere: str) -> None:
    answer = stale(cast).post("/account/again/", {"password": PASSWORD, "next": elsewhere})
    assert answer.headers["Location"] == "/signed-in/"


def test_a_code_will_do_and_counts_as_the_second_factor(cast: Cast) -> None:
    with_app(cast.alice.user)
    browser = stale(cast)
    page = read(browser.get("/account/again/?next=/account/password/"))
    assert page.link("Use a code") == "/account/again/code/?next=%2Faccount%2Fpassword%2F"
    read(browser.post("/account/again/code/", {"code": "000000"}))
    assert browser.get("/account/password/").status_code == 302
    form = {"code": code_now(), "next": "/account/password/"}
    assert browser.post("/account/again/code/", form).headers["Location"] == "/account/password/"
    assert browser.get("/account/password/").status_code == 200


@recent_factor_required
def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("second factor" if second_factor_was_used(request) else "password")


def said_by(request: HttpRequest) -> bytes:
    answer = guarded(request)
    assert isinstance(answer, HttpResponse)
    return answer.content


def test_who_has_a_second_factor_proves_it_with_that(cast: Cast) -> None:
    assert said_by(request_of(cast, "GET")) == b"password"
    with_passkey(cast.alice.user)
    answer = guarded(request_of(cast, "GET"))
    assert answer.headers["Location"] == "/account/again/passkey/?next=/a/secret/"
    with_app(cast.alice.user)
    answer = guarded(request_of(cast, "GET"))
    assert answer.headers["Location"] == "/account/again/code/?next=/a/secret/"


def test_the_second_factor_counts_for_ten_minutes(cast: Cast) -> None:
    with_app(cast.alice.user)
    browser = signed_in(cast.alice)
    browser.post("/account/again/code/", {"code": code_now()})
    request = request_of(cast, "GET")
    request.session = browser.session
    assert said_by(request) == b"second factor"
    with clock.at(clock.now() + LATER):
        prove(browser, cast.alice)
        request.session = browser.session
        assert guarded(request).status_code == 302
