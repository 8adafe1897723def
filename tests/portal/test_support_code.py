"""``/portal/support-code/``: a code is shown once, and what became of it is told."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, signed_in
from tests.support.factors import code_now, with_app
from tests.verification.codes import code_of, submit_code
from tests.verification.helping import opened
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.pins.models import SupportCode
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from django.test import Client

    from tests.web.pages import Page

PAGE, STATE = "/portal/support-code/", "/portal/support-code/state/"


def get_code(browser: Client) -> tuple[str, Page]:
    """Press the button; return the digits and the page that shows them."""
    page = read(browser.post(PAGE))
    spoken = re.search(r"(\d) (\d) (\d) (\d), (\d) (\d) (\d) (\d)", page.text)
    assert spoken
    return "".join(spoken.groups()), page


def test_a_code_is_shown_in_two_groups_and_said_digit_by_digit(cast: Cast) -> None:
    code, page = get_code(signed_in(cast.alice))
    assert f"{code[:4]} {code[4:]}" in page.text
    (shown,) = (one for one in page.all("span", aria_hidden="true") if "".join(one.itertext()))
    assert "".join("".join(shown.itertext()).split()) == code
    assert "Works until" in page.text


def test_the_code_that_is_shown_verifies(cast: Cast) -> None:
    code, _page = get_code(signed_in(cast.alice))
    assert submit_code(cast, opened(cast, cast.alice), code) == "verified"
    assert Grant.objects.get().level == "pin"


def test_it_is_shown_once_and_stands_nowhere(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    code, _page = get_code(browser)
    again = read(browser.get(PAGE))
    assert code not in again.text.replace(" ", "").replace(",", "")
    assert "It was shown once" in again.text
    row = SupportCode.objects.get(administrator=cast.alice)
    assert code not in str(vars(row)) + str(dict(browser.session))
    assert not any(code.encode() in bytes(entry.leaf) for entry in Entry.objects.all())


def test_the_page_that_shows_it_is_kept_by_nobody(cast: Cast) -> None:
    assert signed_in(cast.alice).post(PAGE)["Cache-Control"] == "no-store"


def test_what_became_of_it_is_told(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert browser.get(STATE).json() == {"state": "none", "expires_at": ""}
    code, page = get_code(browser)
    told = browser.get(STATE).json()
    (card,) = page.all("section", data_state=STATE)
    assert (told["state"], told["expires_at"]) == ("live", card.get("data-expires"))
    submit_code(cast, opened(cast, cast.alice), code)
    assert browser.get(STATE).json()["state"] == "used"
    assert "Your last code was used just now." in read(browser.get(PAGE)).text
    assert signed_in(cast.bob).get(STATE).json()["state"] == "none"


def test_one_that_ran_out_is_told_so(cast: Cast) -> None:
    with clock.at(clock.now() - dt.timedelta(minutes=10)):
        code_of(cast.alice)
    assert signed_in(cast.alice).get(STATE).json()["state"] == "expired"


def test_an_old_sign_in_has_to_be_proved_again(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        for answer in (browser.get(PAGE), browser.post(PAGE)):
            assert answer.headers["Location"] == f"/account/again/?next={PAGE}"
    assert not SupportCode.objects.exists()


def test_who_has_a_second_factor_is_asked_for_it_and_gets_a_strong_code(cast: Cast) -> None:
    with_app(cast.alice.user)
    browser = signed_in(cast.alice)
    for answer in (browser.get(PAGE), browser.post(PAGE)):
        assert answer.headers["Location"] == f"/account/again/code/?next={PAGE}"
    assert not SupportCode.objects.exists()
    browser.post(f"/account/again/code/?next={PAGE}", {"code": code_now(), "next": PAGE})
    code, _page = get_code(browser)
    assert submit_code(cast, opened(cast, cast.alice), code) == "verified"
    assert Grant.objects.get().level == "strong"


def test_where_a_code_would_not_help_there_is_none(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    code_of(cast.alice)
    SupportCode.objects.update(failures=5)
    for answer in (browser.get(PAGE), browser.post(PAGE)):
        page = read(answer)
        assert "Support codes are locked" in page.text
        assert page.link("Unlock") == "/portal/unlock/"
    SupportCode.objects.update(failures=0)
    lock_phone_support(cast.account, actor=cast.bob.actor())
    assert "Phone support is locked" in read(browser.post(PAGE)).text
    type(cast.bob).objects.filter(pk=cast.bob.pk).update(authorised_to_contact_support=False)
    assert "You are not authorised" in read(signed_in(cast.bob).post(PAGE)).text
    assert Entry.objects.filter(event="support_code.made").count() == 1


def test_nobody_is_flooded_with_notices(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    for _ in range(20):
        browser.post(PAGE)
    assert "Wait an hour" in read(browser.post(PAGE)).text
    assert Entry.objects.filter(event="support_code.made").count() == 20


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, PAGE)
    nobody_else_gets_in(cast, STATE)
