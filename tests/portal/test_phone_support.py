"""``/portal/phone-support/``: the account's own switch."""

from __future__ import annotations

import datetime as dt

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.people.models import Account
from watchword.verification.flows.lock_phone_support import lock_phone_support

PAGE, LOCK, OPEN = (f"/portal/phone-support/{part}" for part in ("", "lock/", "open/"))


def is_locked(cast: Cast) -> bool:
    return Account.objects.get(pk=cast.account.pk).phone_support_locked_at is not None


def test_it_is_locked_after_a_question(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert read(browser.get(PAGE)).link("Lock phone support") == LOCK
    page = read(browser.get(LOCK))
    assert page.title == "Lock phone support for Harbour Bakery?"
    assert "not with the right PIN or code" in page.text
    assert not is_locked(cast)
    page = read(browser.post(LOCK, follow=True))
    assert page.messages() == ["Phone support is locked. Nobody can be verified now."]
    assert is_locked(cast)
    assert page.link("Open phone support") == OPEN


def test_to_lock_takes_no_second_sign_in(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=30)):
        browser.post(LOCK)
    assert is_locked(cast)


def test_any_administrator_opens_it_after_signing_in_again(cast: Cast) -> None:
    lock_phone_support(cast.account, actor=cast.alice.actor())
    browser = signed_in(cast.bob)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        answer = browser.post(OPEN)
        assert answer.headers["Location"] == f"/account/again/?next={OPEN}"
    assert is_locked(cast)
    assert read(browser.get(OPEN)).title == "Open phone support for Harbour Bakery?"
    assert is_locked(cast)
    page = read(browser.post(OPEN, follow=True))
    assert page.messages() == ["Phone support is open. You and your colleagues can be verified."]
    assert not is_locked(cast)


def test_a_stranger_has_the_switch_of_the_own_account(cast: Cast) -> None:
    signed_in(cast.charlie).post(LOCK)
    assert not is_locked(cast)


def test_the_dashboard_says_that_it_is_locked(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert "Phone support was locked" not in read(browser.get("/portal/")).text
    lock_phone_support(cast.account, actor=cast.bob.actor())
    assert "Phone support was locked just now." in read(browser.get("/portal/")).text


def test_nobody_else_gets_in(cast: Cast) -> None:
    for path in (PAGE, LOCK, OPEN):
        nobody_else_gets_in(cast, path)
