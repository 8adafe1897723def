"""``/login/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache

from tests.support.cast import PASSWORD, Cast, signed_in
from tests.web.pages import read, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

MISMATCH = "This username and password do not go together. Check both and try again."


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def test_it_asks_for_username_and_password(client: Client) -> None:
    page = read(client.get("/login/"))
    assert page.title == "Sign in"
    labels = {label.get("for"): said(label) for label in page.all("label")}
    assert labels == {"id_login": "Username", "id_password": "Password"}
    buttons = [said(button) for button in page.all("button")]
    assert buttons[:2] == ["Sign in", "Use a passkey"]
    assert page.link("Forgot your password?") == "/login/forgotten/"
    assert "Your email address." in page.text
    assert "sign up" not in page.text.lower()


@pytest.mark.parametrize(
    ("name", "landing"),
    [("alice", "/portal/"), ("ann", "/desk/"), ("sue", "/desk/"), ("aud", "/ledger/")],
)
def test_each_lands_on_their_own_pages(client: Client, cast: Cast, name: str, landing: str) -> None:
    email = getattr(cast, name).user.email
    answer = client.post("/login/", {"login": email, "password": PASSWORD}, follow=True)
    assert (landing, 302) in answer.redirect_chain


def test_the_email_may_be_written_in_capitals(client: Client, cast: Cast) -> None:
    answer = client.post("/login/", {"login": "Alice@Harbour.EXAMPLE", "password": PASSWORD})
    assert answer.status_code == 302


def test_it_goes_on_to_where_one_wanted_to_go(client: Client, cast: Cast) -> None:
    page = read(client.get("/login/?next=/portal/users/"))
    kept = page.all("input", name="next")[0]
    form = {"login": cast.alice.user.email, "password": PASSWORD, "next": kept.get("value") or ""}
    assert client.post("/login/", form).headers["Location"] == "/portal/users/"


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "\\\\evil.example"],
)
def test_it_never_leads_to_another_site(client: Client, cast: Cast, target: str) -> None:
    form = {"login": cast.alice.user.email, "password": PASSWORD, "next": target}
    assert client.post("/login/", form).headers["Location"] == "/signed-in/"


@pytest.mark.parametrize("email", ["alice@harbour.example", "nobody@nowhere.example"])
def test_a_wrong_password_and_an_unknown_name_look_the_same(
    client: Client, cast: Cast, email: str
) -> None:
    page = read(client.post("/login/", {"login": email, "password": "not this one"}))
    assert page.problems() == [MISMATCH]
    assert page.field("id_login").get("value") == email
    assert page.field("id_password").get("value") is None
    assert "not this one" not in page.text


def test_empty_boxes_are_named(client: Client) -> None:
    page = read(client.post("/login/", {"login": "", "password": ""}))
    assert page.problems() == ["Enter your email address.", "Enter your password."]
    assert page.field("id_login").get("aria-invalid") == "true"
    assert "id_login-error" in (page.field("id_login").get("aria-describedby") or "")


def test_one_who_may_not_sign_in_any_more_is_refused(client: Client, cast: Cast) -> None:
    user = cast.alice.user
    user.is_active = False
    user.save()
    page = read(client.post("/login/", {"login": user.email, "password": PASSWORD}))
    assert page.problems() == [MISMATCH]
    assert client.get("/portal/").status_code == 302


def test_guessing_at_one_person_is_stopped(client: Client, cast: Cast) -> None:
    form = {"login": cast.alice.user.email, "password": "a guess"}
    for _ in range(5):
        client.post("/login/", form)
    page = read(client.post("/login/", form | {"password": PASSWORD}))
    assert page.problems() == [
        "There were too many failed tries for this username. Wait five minutes and try again."
    ]


def test_guessing_from_one_place_gets_the_page_for_too_many_tries(client: Client, db: None) -> None:
    for number in range(31):
        answer = client.post("/login/", {"login": f"n{number}@nowhere.example", "password": "x"})
    page = read(answer, 429)
    assert page.title == "Too many tries"
    assert answer.headers["Retry-After"] == "300"


def test_who_is_signed_in_is_sent_on(cast: Cast) -> None:
    assert signed_in(cast.alice).get("/login/").headers["Location"] == "/signed-in/"


def test_the_address_of_a_sign_up_does_not_exist(client: Client, db: None) -> None:
    read(client.get("/signup/"), 404)
