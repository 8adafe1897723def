"""``/account/``: the page, the password, the authenticator app, the recovery codes."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast, signed_in
from tests.support.factors import SECRET, code_now, with_app, with_passkey
from tests.web.pages import read, said
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.factors import factors_of, unused_codes

if TYPE_CHECKING:
    from django.http import HttpResponse

CHOSEN = "copper lantern under bridge"
PLACES = ["password/", "app/", "passkeys/", "recovery-codes/", "recovery-codes/new/", "sessions/"]


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> None:
    cache.clear()


def changed(browser: Client, present: str = PASSWORD, chosen: str = CHOSEN) -> HttpResponse:
    form = {"present": present, "password": chosen, "again": chosen}
    return browser.post("/account/password/", form)  # type: ignore[return-value]  # as the client's others


def events() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("event", flat=True))


@pytest.mark.parametrize("name", ["alice", "ann", "sue", "aud"])
def test_everybody_has_it(cast: Cast, name: str) -> None:
    page = read(signed_in(getattr(cast, name)).get("/account/"))
    assert page.title == "Sign-in and sessions"
    assert page.link("Add an authenticator app") == "/account/app/"
    assert page.link("Add a passkey") == "/account/passkeys/"
    assert page.link("Change password") == "/account/password/"


@pytest.mark.parametrize("place", PLACES)
def test_each_part_asks_for_an_old_sign_in_again(cast: Cast, place: str) -> None:
    with_app(cast.alice.user)
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        for answer in (browser.get(f"/account/{place}"), browser.post(f"/account/{place}")):
            if answer.status_code != 405:
                assert answer.headers["Location"] == f"/account/again/?next=/account/{place}"


def test_a_new_password_signs_in_and_ends_the_other_sessions(cast: Cast) -> None:
    other, mine = signed_in(cast.alice), signed_in(cast.alice)
    before = mine.session.session_key
    answer = changed(mine)
    assert answer.headers["Location"] == "/account/"
    said_there = read(mine.get("/account/")).messages()
    assert said_there == ["Your password is changed. All other sessions were ended."]
    assert mine.session.session_key != before
    assert other.get("/portal/").status_code == 302
    fresh = Client()
    fresh.post("/login/", {"login": cast.alice.user.email, "password": CHOSEN})
    assert fresh.get("/portal/").status_code == 200


def test_the_customer_is_told_of_it(cast: Cast) -> None:
    changed(signed_in(cast.alice))
    entry = Entry.objects.get(event="password.changed")
    assert (entry.account, entry.subject) == (cast.account.public_id, cast.alice.public_id)
    told = Notice.objects.filter(event="password.changed").values_list("address", flat=True)
    assert set(told) == {"alice@harbour.example", "office@harbour.example"}


def test_who_does_not_know_the_present_password_changes_nothing(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    page = read(changed(browser, present="a guess"))
    assert page.problems() == ["This is not your present password."]
    cast.alice.user.refresh_from_db()
    assert cast.alice.user.check_password(PASSWORD)
    assert "password.changed" not in events()
    for _ in range(4):
        changed(browser, present="a guess")
    assert changed(browser).status_code == 429


@pytest.mark.parametrize("chosen", ["short", "password1234", "alice@harbour.example"])
def test_a_weak_password_is_refused(cast: Cast, chosen: str) -> None:
    assert read(changed(signed_in(cast.alice), chosen=chosen)).problems()
    assert "password.changed" not in events()


def app_page(browser: Client) -> str:
    """Return the secret that the page shows."""
    page = read(browser.get("/account/app/"))
    (shown,) = page.all("p", class_="secret-text")
    return said(shown).replace(" ", "")


def test_an_app_is_added_by_its_first_code(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.generate_totp_secret", lambda: SECRET)
    browser = signed_in(cast.alice)
    assert app_page(browser) == SECRET
    refused = read(browser.post("/account/app/", {"code": "000000"}))
    assert "This is not the code of this moment." in refused.problems()[0]
    assert app_page(browser) == SECRET
    answer = browser.post("/account/app/", {"code": code_now()})
    assert answer.headers["Location"] == "/account/recovery-codes/"
    assert factors_of(cast.alice.user).app
    assert events()[-2:] == ["second_factor.added", "recovery_codes.made"]
    assert not EmailAddress.objects.exists()


def test_its_secret_is_new_for_each_and_stands_in_a_picture(cast: Cast) -> None:
    first, second = signed_in(cast.alice), signed_in(cast.bob)
    assert app_page(first) != app_page(second)
    page = read(first.get("/account/app/"))
    (picture,) = page.all("{http://www.w3.org/2000/svg}svg", class_="qr")
    assert "QR code" in (picture.get("aria-label") or "")


def test_it_is_removed_with_the_codes(cast: Cast) -> None:
    with_app(cast.alice.user)
    browser = signed_in(cast.alice)
    page = read(browser.get("/account/app/remove/"))
    assert "Afterwards your password alone signs you in" in page.text
    browser.post("/account/app/remove/")
    factors = factors_of(cast.alice.user)
    assert (factors.app, factors.codes_left) == (None, None)
    assert events()[-1] == "second_factor.removed"


def test_a_passkey_that_stays_keeps_the_codes(cast: Cast) -> None:
    with_app(cast.alice.user)
    with_passkey(cast.alice.user)
    signed_in(cast.alice).post("/account/app/remove/")
    assert factors_of(cast.alice.user).codes_left == 10


def test_codes_are_shown_once_and_a_file_with_them(cast: Cast) -> None:
    with_app(cast.alice.user)
    browser = signed_in(cast.alice)
    assert not read(browser.get("/account/recovery-codes/")).all("ol", class_="code-list")
    browser.post("/account/recovery-codes/new/")
    codes = unused_codes(cast.alice.user)
    page = read(browser.get("/account/recovery-codes/"))
    (shown,) = page.all("ol", class_="code-list")
    assert said(shown).replace(" ", "") == "".join(codes)
    file = browser.get("/account/recovery-codes/file/")
    assert all(code in file.content.decode() for code in codes)
    assert "attachment" in file.headers["Content-Disposition"]
    assert "no-store" in file.headers["Cache-Control"]
    other = signed_in(cast.alice)
    assert codes[0][:4] not in other.get("/account/recovery-codes/").content.decode()
    assert other.get("/account/recovery-codes/file/").status_code == 302
    with clock.at(clock.now() + dt.timedelta(minutes=10, seconds=1)):
        assert browser.get("/account/recovery-codes/file/").status_code == 302


def test_new_codes_make_the_older_ones_void(cast: Cast) -> None:
    with_app(cast.alice.user)
    before = set(unused_codes(cast.alice.user))
    signed_in(cast.alice).post("/account/recovery-codes/new/")
    assert not before & set(unused_codes(cast.alice.user))


def test_without_a_second_factor_there_are_no_codes(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    for method in (browser.get, browser.post):
        assert method("/account/recovery-codes/new/").headers["Location"] == "/account/"
    assert factors_of(cast.alice.user).codes_left is None
