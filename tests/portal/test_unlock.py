"""``/portal/unlock/``: one's own PIN and support codes, opened after signing in again."""

from __future__ import annotations

import datetime as dt

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import ALICE_PIN, Cast, signed_in
from tests.verification.codes import code_of
from tests.verification.helping import opened
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.pins.flows.unlock_pin import unlock_account_pin, unlock_pin
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows.submit_secret import submit_secret

PAGE = "/portal/unlock/"


def lock_everything(cast: Cast) -> None:
    code_of(cast.alice)
    Pin.objects.update(failures=5)
    SupportCode.objects.update(failures=5)


def test_the_edit_page_and_the_dashboard_lead_to_it(cast: Cast) -> None:
    Pin.objects.update(failures=5)
    browser = signed_in(cast.alice)
    edit = f"/portal/users/administrators/{cast.alice.public_id}/"
    assert read(browser.get(edit)).link("Unlock") == PAGE
    assert read(browser.get("/portal/")).link("Unlock") == PAGE


def test_a_colleague_has_no_such_link(cast: Cast) -> None:
    Pin.objects.update(failures=5)
    page = read(signed_in(cast.alice).get(f"/portal/users/administrators/{cast.bob.public_id}/"))
    assert PAGE not in {link.get("href") for link in page.all("a")}


def test_it_opens_pin_and_codes_and_the_pin_stays(cast: Cast) -> None:
    lock_everything(cast)
    browser = signed_in(cast.alice)
    assert read(browser.get(PAGE)).title == "Unlock your Security PIN?"
    page = read(browser.post(PAGE, follow=True))
    assert page.messages() == ["Unlocked. Support can verify you again."]
    verification = opened(cast, cast.alice)
    submit_secret(verification, ALICE_PIN, submitter=cast.ann.actor())
    assert verification.outcome == "verified"
    assert SupportCode.objects.get().failures == 0
    entry = Entry.objects.get(event="pin.unlocked")
    assert (entry.subject, entry.actor) == (cast.alice.public_id, str(cast.alice.actor()))


def test_it_opens_nobody_elses(cast: Cast) -> None:
    Pin.objects.update(failures=5)
    signed_in(cast.alice).post(PAGE)
    locked = Pin.objects.filter(failures=5)
    assert {pin.administrator for pin in locked} == {cast.bob, cast.charlie, None}


def test_the_account_pin_is_opened_by_any_administrator_of_it(cast: Cast) -> None:
    Pin.objects.update(failures=5)
    assert not unlock_account_pin(cast.charlie)
    assert unlock_account_pin(cast.bob)
    assert Pin.objects.get(account=cast.account, administrator=None).failures == 0
    assert Pin.objects.get(administrator=cast.bob).failures == 5
    assert Entry.objects.get(event="pin.unlocked").subject == cast.account.public_id


def test_what_is_not_locked_keeps_its_count(cast: Cast) -> None:
    Pin.objects.update(failures=4)
    assert not unlock_pin(cast.alice)
    page = read(signed_in(cast.alice).get(PAGE, follow=True))
    assert page.messages() == ["Nothing of yours is locked."]
    assert Pin.objects.get(administrator=cast.alice).failures == 4
    assert not Entry.objects.filter(event="pin.unlocked").exists()


def test_an_old_sign_in_has_to_be_proved_again(cast: Cast) -> None:
    Pin.objects.update(failures=5)
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        assert browser.post(PAGE).headers["Location"] == f"/account/again/?next={PAGE}"
    assert Pin.objects.get(administrator=cast.alice).failures == 5


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, PAGE)
