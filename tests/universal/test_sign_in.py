"""Sign-in sends nobody astray, makes a new session, and does not say whom it knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.cast import PASSWORD
from watchword.people.models import Session
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.universal.world import World

TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")\w+')
ELSEWHERE = [
    "//evil.example",
    "//evil.example/portal/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "http:evil.example",
    "https:///evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\t/evil.example",
    " https://evil.example",
]


def sign_in(
    client: Client, email: str, password: str = PASSWORD, address: str = "/login/", **more: str
) -> HttpResponse:
    """Send the sign-in form."""
    form = {"login": email, "password": password, **more}
    return client.post(address, form)  # type: ignore[return-value]  # as the test client's others


@pytest.mark.parametrize("elsewhere", ELSEWHERE)
def test_nobody_is_sent_elsewhere(world: World, client: Client, elsewhere: str) -> None:
    answer = sign_in(client, world.cast.alice.user.email, next=elsewhere)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/signed-in/"
    again = client.get("/login/", {"next": elsewhere})
    assert again.headers["Location"] == "/signed-in/"


def test_who_asked_for_a_page_is_sent_there(world: World, client: Client) -> None:
    answer = sign_in(client, world.cast.alice.user.email, next="/portal/users/?a=1")
    assert answer.headers["Location"] == "/portal/users/?a=1"


def test_a_session_from_before_sign_in_opens_nothing(world: World, client: Client) -> None:
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    before = session.session_key
    assert before
    assert sign_in(client, world.cast.alice.user.email).status_code == 302
    after = client.session.session_key
    assert after not in {None, before}
    assert not Session.objects.filter(session_key=hash_of(before)).exists()
    client.cookies["watchword"] = before
    assert client.get("/portal/").status_code == 302


def test_a_session_ends_at_sign_out(world: World, client: Client) -> None:
    sign_in(client, world.cast.alice.user.email)
    key = str(client.session.session_key)
    client.post("/logout/")
    client.cookies["watchword"] = key
    assert client.get("/portal/").status_code == 302


def test_a_failure_does_not_say_whom_it_knows(world: World, client: Client) -> None:
    invited = world.cast.bob.user
    invited.set_unusable_password()
    invited.save()
    off = world.cast.charlie.user
    off.is_active = False
    off.save()
    emails = [world.cast.alice.user.email, invited.email, off.email, "nobody@nowhere.example"]
    answers = {email: sign_in(client, email, "a wrong password") for email in emails}
    assert {answer.status_code for answer in answers.values()} == {200}
    bodies = {
        TOKEN.sub("", answer.content.decode()).replace(email, "EMAIL")
        for email, answer in answers.items()
    }
    assert len(bodies) == 1


def test_one_who_is_switched_off_hears_no_more_than_anybody(world: World, client: Client) -> None:
    off = world.cast.charlie.user
    off.is_active = False
    off.save()
    answers = [
        sign_in(client, off.email),
        sign_in(client, "nobody@nowhere.example"),
    ]
    bodies = [
        TOKEN.sub("", answer.content.decode()).replace(email, "EMAIL")
        for email, answer in zip((off.email, "nobody@nowhere.example"), answers, strict=True)
    ]
    assert bodies[0] == bodies[1]
