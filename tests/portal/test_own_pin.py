"""``/portal/own-pin/``: asked of one whose PIN a colleague chose."""

from __future__ import annotations

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, signed_in
from tests.web.pages import read
from watchword.pins.flows.save_administrator import save_administrator
from watchword.pins.models import Pin

PAGE = "/portal/own-pin/"
NEW_PIN, OWN_PIN = "620948", "749386"
SAID = "A colleague chose"


def bob_gets_a_pin(cast: Cast) -> None:
    save_administrator(
        cast.alice, cast.bob.public_id, name="Bob Breton", authorised=True, pin=NEW_PIN
    )


def test_at_sign_in_it_comes_before_the_dashboard(cast: Cast) -> None:
    browser = signed_in(cast.bob)
    assert browser.get("/signed-in/").headers["Location"] == "/portal/"
    bob_gets_a_pin(cast)
    assert browser.get("/signed-in/").headers["Location"] == PAGE
    page = read(browser.get(PAGE))
    assert page.title == "Choose your own PIN"
    assert page.link("Not now") == "/portal/"


def test_put_off_the_dashboard_reminds(cast: Cast) -> None:
    bob_gets_a_pin(cast)
    page = read(signed_in(cast.bob).get("/portal/"))
    assert page.link("Choose your own PIN") == PAGE
    assert SAID not in read(signed_in(cast.alice).get("/portal/")).text


def test_a_pin_of_ones_own_ends_it(cast: Cast) -> None:
    bob_gets_a_pin(cast)
    browser = signed_in(cast.bob)
    page = read(browser.post(PAGE, {"pin": OWN_PIN}, follow=True))
    assert page.messages() == ["Saved. The new PIN is in force now."]
    assert SAID not in page.text
    assert Pin.objects.get(administrator=cast.bob).origin == "owner"


def test_an_unfit_one_is_refused_with_the_rule(cast: Cast) -> None:
    bob_gets_a_pin(cast)
    browser = signed_in(cast.bob)
    for typed, sentence in (("1234", "in equal steps"), ("", "Enter a PIN.")):
        page = read(browser.post(PAGE, {"pin": typed}))
        assert sentence in page.problems()[0]
    assert Pin.objects.get(administrator=cast.bob).origin == "colleague"


def test_list_and_edit_page_mark_it(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    edit = f"/portal/users/administrators/{cast.bob.public_id}/"
    assert SAID not in read(browser.get(edit)).text
    bob_gets_a_pin(cast)
    assert "By a colleague" in read(browser.get("/portal/users/administrators/")).text
    assert "Its owner is asked for another one at the next sign-in." in read(browser.get(edit)).text


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, PAGE)
