"""``/login/second-factor/``: a code after the password."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast
from tests.support.factors import SECRET, code_now, with_app
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.people.factors import unused_codes

if TYPE_CHECKING:
    from django.http import HttpResponse

SECOND = "/login/second-factor/"
REFUSED = "That was not accepted. Check it and try again."
TOO_MANY = (
    "There were too many wrong codes. Wait five minutes and try again; "
    "after twenty in a day, wait until tomorrow."
)


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


def half_in(cast: Cast, **more: str) -> Client:
    """Return a browser in which alice, who has an app, has given her password."""
    browser = Client()
    form = {"login": cast.alice.user.email, "password": PASSWORD, **more}
    assert browser.post("/login/", form).headers["Location"] == SECOND
    return browser


def tried(browser: Client, code: str) -> HttpResponse:
    return browser.post(SECOND, {"code": code})  # type: ignore[return-value]  # as the client's others


def is_in(browser: Client) -> bool:
    return browser.get("/portal/").status_code == 200


@pytest.fixture
def hers(cast: Cast) -> Cast:
    """The cast, alice with an authenticator app."""
    with_app(cast.alice.user)
    return cast


def test_the_password_alone_opens_nothing(hers: Cast) -> None:
    browser = half_in(hers)
    for address in ("/portal/", "/account/", "/account/password/", "/signed-in/"):
        assert browser.get(address).status_code == 302, address
    assert browser.get("/login/").headers["Location"] == SECOND


def test_a_code_of_the_app_opens(hers: Cast) -> None:
    browser = half_in(hers)
    page = read(browser.get(SECOND))
    assert page.title == "Second step"
    assert page.field("id_code").get("autocomplete") == "one-time-code"
    tried(browser, f" {code_now()[:3]} {code_now()[3:]} ")
    assert is_in(browser)
    entry = Entry.objects.filter(event="session.started").get()
    assert b'"fact_method":"password+totp"' in bytes(entry.leaf)


def test_it_goes_on_to_where_one_wanted_to_go(hers: Cast) -> None:
    browser = half_in(hers, next="/portal/users/")
    assert tried(browser, code_now()).headers["Location"] == "/portal/users/"


@pytest.mark.parametrize("steps", [-1, 1])
def test_a_clock_that_is_a_little_off_will_do(hers: Cast, steps: int) -> None:
    browser = half_in(hers)
    tried(browser, code_now(steps))
    assert is_in(browser)


@pytest.mark.parametrize("code", ["", "000000", "abc", SECRET, "1" * 500])
def test_anything_else_is_refused(hers: Cast, code: str) -> None:
    browser = half_in(hers)
    assert read(tried(browser, code)).problems() in ([REFUSED], ["Enter a code."])
    for steps in (-3, 3):
        assert read(tried(browser, code_now(steps))).problems() == [REFUSED]
    assert not is_in(browser)


def test_a_code_that_was_seen_is_worth_nothing(hers: Cast) -> None:
    code = code_now()
    tried(half_in(hers), code)
    for steps in (0, -1):
        other = half_in(hers)
        assert read(tried(other, code_now(steps))).problems() == [REFUSED]
        assert not is_in(other)


def test_a_recovery_code_opens_once(hers: Cast) -> None:
    code = unused_codes(hers.alice.user)[0]
    first, second = half_in(hers), half_in(hers)
    tried(first, f"{code[:4]} {code[4:]}")
    assert is_in(first)
    assert read(tried(second, code)).problems() == [REFUSED]
    assert len(unused_codes(hers.alice.user)) == 9
    entry = Entry.objects.get(event="recovery_code.used")
    assert (entry.account, entry.subject) == (hers.account.public_id, hers.alice.public_id)


def test_guessing_is_stopped_for_the_person_from_any_address(hers: Cast) -> None:
    for place in range(5):
        browser = half_in(hers)
        answer = browser.post(SECOND, {"code": "000000"}, REMOTE_ADDR=f"192.0.2.{place}")
        assert read(answer).problems() == [REFUSED]
    browser = half_in(hers)
    answer = browser.post(SECOND, {"code": code_now()}, REMOTE_ADDR="192.0.2.99")
    assert read(answer).problems() == [TOO_MANY]
    assert not is_in(browser)
    code = unused_codes(hers.alice.user)[0]
    assert read(tried(half_in(hers), code)).problems() == [TOO_MANY]
    assert len(unused_codes(hers.alice.user)) == 10


def test_a_failure_is_written_down(hers: Cast) -> None:
    tried(half_in(hers), "000000")
    entry = Entry.objects.get(event="session.refused")
    assert (entry.account, entry.subject) == (hers.account.public_id, hers.alice.public_id)
    assert entry.actor == "caller"
    assert b"000000" not in bytes(entry.leaf)


def test_one_can_start_again(hers: Cast) -> None:
    browser = half_in(hers)
    assert browser.post("/logout/", {"next": "/login/"}).headers["Location"] == "/login/"
    assert read(browser.get("/login/")).title == "Sign in"
    assert browser.get(SECOND).headers["Location"] == "/login/"


def test_half_a_sign_in_runs_out(hers: Cast) -> None:
    browser = half_in(hers)
    with clock.at(clock.now() + dt.timedelta(hours=12, minutes=1)):
        assert browser.get(SECOND).headers["Location"] == "/login/"


def test_signing_in_makes_a_new_session(hers: Cast) -> None:
    browser = half_in(hers)
    before = browser.session.session_key
    tried(browser, code_now())
    assert browser.session.session_key != before
