"""A person is told of a sign-in on a browser that was not used before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast
from watchword.notices.models import Notice

if TYPE_CHECKING:
    from watchword.people.models import Administrator


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


def signs_in(person: Administrator, browser: Client) -> Client:
    browser.post("/login/", {"login": person.user.email, "password": PASSWORD})
    assert browser.get("/portal/").status_code == 200
    return browser


def told(person: Administrator) -> int:
    return Notice.objects.filter(event="session.started", address=person.user.email).count()


def test_of_another_browser_and_of_no_other(cast: Cast) -> None:
    browser = signs_in(cast.alice, Client())
    assert told(cast.alice) == 0
    browser.post("/logout/")
    signs_in(cast.alice, browser)
    assert told(cast.alice) == 0
    signs_in(cast.alice, Client())
    assert told(cast.alice) == 1


def test_a_colleague_who_used_it_does_not_count(cast: Cast) -> None:
    browser = signs_in(cast.alice, Client())
    signs_in(cast.bob, Client())
    browser.post("/logout/")
    signs_in(cast.bob, browser)
    assert told(cast.bob) == 1
    browser.post("/logout/")
    signs_in(cast.alice, browser)
    assert told(cast.alice) == 0


@pytest.mark.parametrize("made_up", ["", "nonsense", '["usr_x"]', "a:b:c"])
def test_a_cookie_that_was_made_up_counts_for_nothing(cast: Cast, made_up: str) -> None:
    signs_in(cast.alice, Client())
    browser = Client()
    browser.cookies["known"] = made_up
    signs_in(cast.alice, browser)
    assert told(cast.alice) == 1


def test_the_cookie_says_nothing_of_who_it_is(cast: Cast) -> None:
    browser = signs_in(cast.alice, Client())
    cookie = browser.cookies["known"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert "alice" not in cookie.value
