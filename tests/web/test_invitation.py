"""``/invitations/TOKEN/``."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.support.cast import Cast, signed_in
from tests.web.pages import read, said
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_agent import add_agent
from watchword.people.models import Agent

if TYPE_CHECKING:
    from django.test import Client

EMAIL = "nora@desk.example"
CHOSEN = "copper lantern under bridge"


@pytest.fixture
def address(cast: Cast) -> str:
    _agent, token = add_agent(EMAIL, Agent.Role.AGENT, actor=OPERATOR, name="Nora New")
    return f"/invitations/{token}/"


def test_it_asks_for_a_password_twice(client: Client, address: str) -> None:
    page = read(client.get(address))
    assert page.title == "Choose a password"
    assert "Nora New" in page.text
    assert page.field("id_username").get("value") == EMAIL
    labels = [said(label) for label in page.all("label")]
    assert labels == ["Username", "New password", "The same password again"]
    assert "Continue" in [said(button) for button in page.all("button")]


def test_the_password_signs_in(client: Client, address: str) -> None:
    answer = client.post(address, {"password": CHOSEN, "again": CHOSEN}, follow=True)
    assert read(answer).messages() == ["Your password is set. Sign in with it."]
    assert answer.redirect_chain == [("/login/", 302)]
    client.post("/login/", {"login": EMAIL, "password": CHOSEN})
    assert client.get("/signed-in/").headers["Location"] == "/desk/"


def test_a_used_link_is_dead(client: Client, address: str) -> None:
    client.post(address, {"password": CHOSEN, "again": CHOSEN})
    page = read(client.get(address), 404)
    assert page.title == "This link can no longer be used"
    assert page.link("Sign in") == "/login/"
    read(
        client.post(address, {"password": "another one entirely", "again": "another one entirely"}),
        404,
    )


def test_an_unknown_link_looks_like_a_used_one(client: Client, address: str) -> None:
    client.post(address, {"password": CHOSEN, "again": CHOSEN}, follow=True)
    unknown, used = client.get("/invitations/nonsense/"), client.get(address)
    assert unknown.status_code == used.status_code
    assert read(unknown, 404).text == read(used, 404).text


def test_an_old_link_is_dead(client: Client, address: str) -> None:
    with clock.at(clock.now() + dt.timedelta(days=30)):
        read(client.get(address), 404)


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        ({}, ["Enter a new password.", "Enter the same password again."]),
        (
            {"password": CHOSEN, "again": "copper"},
            ["The two passwords differ. Enter the same one twice."],
        ),
    ],
)
def test_what_is_wrong_is_said(
    client: Client, address: str, form: dict[str, str], problems: list[str]
) -> None:
    page = read(client.post(address, form or {"password": ""}))
    assert page.problems() == problems
    assert CHOSEN not in page.text


def test_a_weak_password_is_refused_and_the_link_stays(client: Client, address: str) -> None:
    page = read(client.post(address, {"password": "short", "again": "short"}))
    assert "too short" in page.problems()[0]
    read(client.get(address))


def test_who_was_signed_in_on_this_browser_no_longer_is(cast: Cast, address: str) -> None:
    browser = signed_in(cast.alice)
    browser.post(address, {"password": CHOSEN, "again": CHOSEN})
    assert browser.get("/portal/").status_code == 302


def test_what_is_wrong_with_both_is_said_at_once(client: Client, address: str) -> None:
    page = read(client.post(address, {"password": "short", "again": ""}))
    weak, missing = page.problems()
    assert "at least 12 characters" in weak
    assert missing == "Enter the same password again."
    weak, other = read(client.post(address, {"password": "short", "again": "else"})).problems()
    assert "at least 12 characters" in weak
    assert other == "The two passwords differ. Enter the same one twice."
