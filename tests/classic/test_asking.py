"""Username and password, asked again before *Change Security PIN*."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from tests.classic.classic import CONTINUE, SECURITY, UNLOCK, WRONG, answered
from tests.support.cast import ACCOUNT_PIN, ALICE_PIN, PASSWORD, signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from tests.support.cast import Cast
    from tests.web.pages import Page

ALICE, BOB = "alice@harbour.example", "bob@harbour.example"


@pytest.fixture(autouse=True)
def no_limit_is_used_up(cast: Cast) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def pin_of(cast: Cast) -> str:
    return Pin.objects.get(account=cast.account, administrator=None).sealed


def continued(client: Client, username: str, password: str) -> Page:
    return read(client.post(CONTINUE, {"username": username, "password": password}, follow=True))


def is_asked(page: Page) -> bool:
    return bool(page.all("input", name="username"))


def test_it_is_asked_however_recent_the_sign_in(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(SECURITY))
    assert is_asked(page)
    assert not page.all("input", name="pin")


def test_the_right_answer_opens_the_page(cast: Cast) -> None:
    page = continued(signed_in(cast.alice), f" {ALICE.upper()} ", PASSWORD)
    assert not is_asked(page)
    assert page.field("id_pin").get("inputmode") == "numeric"
    assert "Change Security PIN" in page.text


@pytest.mark.parametrize(
    ("username", "password"),
    [
        (ALICE, "not the password"),
        (BOB, PASSWORD),  # right, but of somebody else
        (BOB, "not the password"),
        ("nobody@nowhere.example", PASSWORD),
        ("ann@desk.example", PASSWORD),
        ("alice", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
    ],
)
def test_whatever_does_not_fit_is_refused_in_the_same_words(
    cast: Cast, username: str, password: str
) -> None:
    client = signed_in(cast.alice)
    page = continued(client, username, password)
    assert page.problems() == [WRONG]
    assert is_asked(page)
    assert page.field("id_username").get("value") == username
    assert not page.field("id_password").get("value")
    assert is_asked(read(client.get(SECURITY)))


def test_what_is_missing_is_named(cast: Cast) -> None:
    page = continued(signed_in(cast.alice), "", "")
    assert page.problems() == ["Enter your email address.", "Enter your password."]


def test_it_holds_for_ten_minutes(cast: Cast) -> None:
    client, before = answered(cast.alice), pin_of(cast)
    with clock.at(clock.now() + dt.timedelta(minutes=9, seconds=50)):
        assert not is_asked(read(client.get(SECURITY)))
    with clock.at(clock.now() + dt.timedelta(minutes=10, seconds=1)):
        assert is_asked(read(client.get(SECURITY)))
        page = read(client.post(SECURITY, {"pin": "6209"}))
        assert is_asked(page)
        assert "Nothing was changed." in page.text
    assert pin_of(cast) == before


def test_without_the_answer_no_form_is_taken(cast: Cast) -> None:
    client, before = signed_in(cast.alice), pin_of(cast)
    Pin.objects.filter(administrator=None).update(failures=5)
    assert is_asked(read(client.post(SECURITY, {"pin": "6209"})))
    client.post(UNLOCK)
    pin = Pin.objects.get(account=cast.account, administrator=None)
    assert (pin.sealed, pin.failures) == (before, 5)


def test_the_answer_of_one_session_opens_no_other(cast: Cast) -> None:
    answered(cast.alice)
    assert is_asked(read(signed_in(cast.alice).get(SECURITY)))
    assert is_asked(read(signed_in(cast.bob).get(SECURITY)))


def test_signing_in_as_somebody_else_asks_again(cast: Cast) -> None:
    client = answered(cast.alice)
    client.post("/login/", {"login": BOB, "password": PASSWORD})
    client.force_login(cast.bob.user)
    assert is_asked(read(client.get(SECURITY)))


def test_it_is_limited_as_sign_in_is(cast: Cast) -> None:
    client = signed_in(cast.alice)
    sentences = [continued(client, ALICE, f"wrong {n}").problems()[0] for n in range(12)]
    assert sentences[0] == WRONG
    assert sentences[-1].startswith("There were too many failed tries")
    assert continued(client, ALICE, PASSWORD).problems() == [sentences[-1]]


def test_guessing_at_others_counts_against_who_guesses(cast: Cast) -> None:
    client = signed_in(cast.alice)
    for n in range(6):
        continued(client, BOB, f"wrong {n}")
    assert continued(client, ALICE, PASSWORD).problems()
    assert not is_asked(continued(signed_in(cast.bob), BOB, PASSWORD))


def test_no_answer_and_no_pin_stands_in_a_page(cast: Cast) -> None:
    client = answered(cast.alice)
    text = client.get(SECURITY).content.decode()
    for secret in (PASSWORD, ACCOUNT_PIN, ALICE_PIN, pin_of(cast)):
        assert secret not in text
    refused = client.post(SECURITY, {"pin": "1234"}).content.decode()
    assert 'value="1234"' not in refused
