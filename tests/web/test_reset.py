"""``/login/reset/TOKEN/`` and the second factor before it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.support.cast import PASSWORD, signed_in
from tests.support.way_back import app_secret, recovery_codes, reset_token
from tests.web.pages import read, said
from tests.web.sameness import same_of
from watchword.core import clock
from watchword.people.models import PasswordReset, User
from watchword.pins.queries import pin_status

if TYPE_CHECKING:
    from tests.support.cast import Cast

CHOSEN, PIN = "copper lantern under bridge", "620948"
FORM = {"password": CHOSEN, "again": CHOSEN, "pin": PIN}
SIGNED_OUT_SENTENCE = "Your new password and Security PIN are in force. Sign in."


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(clock.now().timestamp()) // 30)))


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/login/reset/{reset_token(cast.alice)}/"


def test_it_asks_for_password_and_pin(client: Client, address: str) -> None:
    page = read(client.get(address))
    assert page.title == "Choose a new password and a new Security PIN"
    labels = [said(label) for label in page.all("label")]
    assert labels == ["Username", "New password", "The same password again", "Security PIN"]
    assert "Continue" in [said(button) for button in page.all("button")]


def test_opening_it_spends_nothing(client: Client, address: str) -> None:
    for _ in range(3):
        client.get(address)
        client.head(address)
    assert PasswordReset.objects.get().used_at is None


def test_both_are_in_force_and_one_signs_in_with_them(
    client: Client, cast: Cast, address: str
) -> None:
    answer = client.post(address, FORM, follow=True)
    page = read(answer)
    assert page.messages() == [SIGNED_OUT_SENTENCE]
    assert page.field("id_login").get("value") == cast.alice.user.email
    assert client.get("/portal/").status_code == 302
    client.post("/login/", {"login": cast.alice.user.email, "password": CHOSEN})
    assert client.get("/portal/").status_code == 200
    assert pin_status(cast.account, cast.alice).origin == "reset"


def test_no_old_session_goes_on_and_none_is_taken_over(cast: Cast, address: str) -> None:
    before, planted = signed_in(cast.alice), signed_in(cast.bob)
    planted.post(address, FORM)
    assert before.get("/portal/").status_code == 302
    assert planted.get("/portal/").status_code == 302


def test_a_used_an_old_and_an_unknown_link_look_the_same(client: Client, cast: Cast) -> None:
    used, old = reset_token(cast.alice), reset_token(cast.bob)
    client.post(f"/login/reset/{used}/", FORM)
    Client().get("/login/")
    bodies = set()
    with clock.at(clock.now() + dt.timedelta(minutes=31)):
        for token in (used, old, "nonsense"):
            for path in ("", "proof/"):
                browser = Client()
                read(browser.get(f"/login/reset/{token}/{path}"), 404)
                answer = browser.post(f"/login/reset/{token}/{path}", FORM)
                assert answer.status_code == 404
                bodies.add(same_of(answer))
    assert len(bodies) == 1
    assert not User.objects.get(pk=cast.bob.user.pk).check_password(CHOSEN)


def test_what_is_weak_is_said_at_once_and_the_link_stays(client: Client, address: str) -> None:
    page = read(client.post(address, {"password": "short", "again": "short", "pin": "1234"}))
    weak, pin = page.problems()
    assert "too short" in weak
    assert pin.startswith("Choose another PIN.")
    assert client.post(address, FORM).status_code == 302


def test_a_page_keeps_no_secret_and_tells_its_address_to_nobody(
    client: Client, address: str
) -> None:
    answer = client.post(address, {**FORM, "again": "another"})
    assert CHOSEN not in answer.content.decode()
    assert PIN not in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    assert answer.headers["Cache-Control"] == "no-store"
    page = read(answer)
    assert not [link for link in page.all("a") if "://" in (link.get("href") or "")]


def test_the_help_with_the_pin_is_for_the_holder_of_the_link(client: Client, address: str) -> None:
    broken = client.post(f"{address}pin/check/", {"pin": "7788"}).json()["broken"]
    assert "phone" in [rule["code"] for rule in broken]
    suggested = client.post(f"{address}pin/suggestion/").json()["pin"]
    assert client.post(f"{address}pin/check/", {"pin": suggested}).json()["broken"] == []
    for path in ("check", "suggestion"):
        assert client.post(f"/login/reset/nonsense/pin/{path}/").status_code == 404


def test_staff_choose_a_password_alone(client: Client, cast: Cast) -> None:
    address = f"/login/reset/{reset_token(cast.ann)}/"
    page = read(client.get(address))
    assert page.title == "Choose a new password"
    assert client.post(f"{address}pin/suggestion/").status_code == 404
    answer = client.post(address, {"password": CHOSEN, "again": CHOSEN}, follow=True)
    assert read(answer).messages() == ["Your new password is in force. Sign in with it."]


def test_staff_hear_what_is_wrong_too(client: Client, cast: Cast) -> None:
    address = f"/login/reset/{reset_token(cast.ann)}/"
    page = read(client.post(address, {"password": "short", "again": "short"}))
    assert "too short" in page.problems()[0]


def test_a_thief_of_the_mailbox_meets_the_second_factor(cast: Cast, address: str) -> None:
    app_secret(cast.alice)
    thief = Client()
    assert thief.get(address).headers["Location"] == f"{address}proof/"
    assert thief.post(address, FORM).headers["Location"] == f"{address}proof/"
    for path in ("check", "suggestion"):
        assert thief.post(f"{address}pin/{path}/", {"pin": PIN}).status_code == 404
    alice = User.objects.get(pk=cast.alice.user.pk)
    assert alice.check_password(PASSWORD)


def test_a_code_of_the_app_leads_on_in_this_browser_alone(
    client: Client, cast: Cast, address: str
) -> None:
    secret = app_secret(cast.alice)
    assert read(client.get(f"{address}proof/")).title == "Prove that it is you"
    planted = client.session
    planted.save()
    before = client.session.session_key
    assert (
        client.post(f"{address}proof/", {"code": code_now(secret)}).headers["Location"] == address
    )
    assert client.session.session_key != before
    assert Client().get(address).status_code == 302
    assert client.post(address, FORM).headers["Location"] == "/login/"


def test_a_recovery_code_serves_once(cast: Cast, address: str) -> None:
    app_secret(cast.alice)
    code = recovery_codes(cast.alice)[0]
    assert Client().post(f"{address}proof/", {"code": code}).headers["Location"] == address
    page = read(Client().post(f"{address}proof/", {"code": code}))
    assert page.field("id_code").get("value") is None
    assert page.problems() == ["This code is not right, or was used already. Enter another one."]


def test_what_was_proved_serves_for_this_link_alone(client: Client, cast: Cast) -> None:
    secret = app_secret(cast.alice)
    first = f"/login/reset/{reset_token(cast.alice)}/"
    client.post(f"{first}proof/", {"code": code_now(secret)})
    second = f"/login/reset/{reset_token(cast.alice)}/"
    assert client.get(second).headers["Location"] == f"{second}proof/"


def test_codes_are_not_to_be_guessed_whatever_the_link_and_the_place(cast: Cast) -> None:
    secret = app_secret(cast.alice)
    wrong = {"code": "000000" if code_now(secret) != "000000" else "111111"}
    for number in range(5):
        if number < 3:
            address = f"/login/reset/{reset_token(cast.alice)}/proof/"
        read(Client().post(address, wrong, REMOTE_ADDR=f"192.0.2.{number}"))
    page = read(Client().post(address, {"code": code_now(secret)}, REMOTE_ADDR="192.0.2.99"))
    assert page.problems() == ["There were too many tries. Wait an hour, then ask for a new link."]
    with clock.at(clock.now() + dt.timedelta(hours=2)):
        address = f"/login/reset/{reset_token(cast.alice)}/proof/"
        assert Client().post(address, {"code": code_now(secret)}).status_code == 302


def test_ten_tries_are_a_day_s(cast: Cast) -> None:
    app_secret(cast.alice)
    start = clock.now().replace(hour=1, minute=0)
    answers = []
    for hour in range(4):
        with clock.at(start + dt.timedelta(days=1, hours=hour)):
            address = f"/login/reset/{reset_token(cast.alice)}/proof/"
            answers += [read(Client().post(address, {"code": "none"})) for _ in range(4)]
    stopped = ["too many" in page.problems()[0] for page in answers]
    assert stopped == [False] * 10 + [True] * 6


@pytest.mark.parametrize("answer", ["", "{}", "[]", "null", "1", '{"id": 1}', "no json"])
def test_what_is_no_passkey_is_refused(cast: Cast, address: str, answer: str) -> None:
    app_secret(cast.alice)
    page = read(Client().post(f"{address}proof/passkey/", {"credential": answer}))
    assert "The passkey was not used. Try again, or enter a code." in page.text


def test_who_has_no_second_factor_is_not_asked(client: Client, address: str) -> None:
    for path in ("proof/", "proof/passkey/"):
        assert client.get(f"{address}{path}").status_code == 302
        assert client.post(f"{address}{path}", {"code": "1"}).status_code == 302
