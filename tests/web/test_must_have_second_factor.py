"""Agents must have a second factor: until they have one, nothing but the page to set it up opens."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast
from tests.support.factors import SECRET, code_now, with_app
from tests.web.pages import read
from watchword.settings.checks import findings

if TYPE_CHECKING:
    from pytest_django import Settings

    from watchword.people.models import Administrator, Agent

PLACES = {"ann": "/desk/", "sue": "/desk/accounts/new/", "aud": "/ledger/"}


@pytest.fixture(autouse=True)
def required(settings: Settings, db: None) -> None:
    cache.clear()
    settings.WATCHWORD = replace(settings.WATCHWORD, agent_second_factor="required")


def by_password(person: Administrator | Agent) -> Client:
    browser = Client()
    browser.post("/login/", {"login": person.user.email, "password": PASSWORD})
    return browser


@pytest.mark.parametrize("name", PLACES)
def test_the_password_alone_leads_to_the_page_to_set_one_up(cast: Cast, name: str) -> None:
    browser = by_password(getattr(cast, name))
    for method in (browser.get, browser.post):
        answer = method(PLACES[name])
        assert answer.status_code == 405 or answer.headers["Location"] == "/account/"
    page = read(browser.get("/signed-in/", follow=True))
    assert "Until you have one, nothing else opens." in page.text


def test_nothing_of_a_customer_shows_before(cast: Cast) -> None:
    browser = by_password(cast.ann)
    number = cast.account.number
    for address in (f"/desk/?q={number}", f"/desk/accounts/{number}/"):
        assert number not in browser.get(address, follow=True).content.decode()
    assert (
        browser.post(f"/desk/accounts/{number}/conversations/").headers["Location"] == "/account/"
    )


def test_with_one_the_desk_opens(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.generate_totp_secret", lambda: SECRET)
    browser = by_password(cast.ann)
    read(browser.get("/account/app/"))
    browser.post("/account/app/", {"code": code_now()})
    read(browser.get("/desk/"))
    assert "nothing else opens" not in read(browser.get("/account/")).text


def test_one_who_has_it_is_asked_for_it(cast: Cast) -> None:
    with_app(cast.ann.user)
    browser = by_password(cast.ann)
    assert browser.get("/desk/").status_code == 302
    browser.post("/login/second-factor/", {"code": code_now()})
    read(browser.get("/desk/"))


def test_one_who_removes_the_last_has_to_add_another(cast: Cast) -> None:
    with_app(cast.ann.user)
    browser = by_password(cast.ann)
    browser.post("/login/second-factor/", {"code": code_now()})
    browser.post("/account/app/remove/")
    fresh = by_password(cast.ann)
    assert fresh.get("/desk/").headers["Location"] == "/account/"


def test_administrators_may_do_without(cast: Cast) -> None:
    assert by_password(cast.alice).get("/portal/").status_code == 200


def test_optional_is_unfit_for_production(settings: Settings) -> None:
    assert "agent_second_factor" not in [one.code for one in findings(settings.WATCHWORD)]
    trial = replace(settings.WATCHWORD, agent_second_factor="optional")
    assert "agent_second_factor" in [one.code for one in findings(trial)]
