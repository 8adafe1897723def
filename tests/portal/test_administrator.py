"""``/portal/users/administrators/ID/``: the edit page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import ALICE_PIN, BOB_PIN, Cast, make_administrator, signed_in
from tests.web.pages import Page, read, said
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from watchword.people.models import Administrator

NEW_PIN = "749386"
IN_FORCE = "Saved. The new PIN is in force now."


def address(person: Administrator) -> str:
    return f"/portal/users/administrators/{person.public_id}/"


def sealed(person: Administrator) -> str:
    return Pin.objects.get(administrator=person).sealed


def save(by: Administrator, target: Administrator, **changed: str) -> Response:
    """Send the edit page as it stands, but for what is ``changed``; an empty text leaves a box out."""
    form = {"name": target.name, "authorised": "on", "pin": ""} | changed
    if not form["authorised"]:
        del form["authorised"]
    return signed_in(by).post(address(target), form, follow=True)


def sections(page: Page) -> dict[str, bool]:
    """Return the sections, and whether each is open."""
    return {
        said(next(section.iter("h2"))): section.get("open") is not None
        for section in page.all("details", class_="section")
    }


def test_it_has_sections_that_open(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(address(cast.bob)))
    assert page.title == "Bob Breton"
    assert sections(page) == {"Details": True, "Support": False, "Security Information": False}
    page = read(signed_in(cast.alice).get(address(cast.bob) + "?open=security"))
    assert sections(page)["Security Information"]


def test_it_shows_the_person_as_stored(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(address(cast.bob)))
    assert page.field("id_name").get("value") == "Bob Breton"
    assert page.field("id_authorised").get("checked") is not None
    assert "bob@harbour.example" in page.text
    assert {"Reset password", "Save"} <= {said(b) for b in page.all("button", type="submit")}
    assert page.link("Cancel") == "/portal/users/administrators/"


def test_the_box_for_a_pin_is_empty_hidden_and_friendly_to_password_managers(cast: Cast) -> None:
    box = read(signed_in(cast.alice).get(address(cast.bob))).field("id_pin")
    assert box.get("value") is None
    assert (box.get("type"), box.get("inputmode")) == ("password", "numeric")
    assert box.get("autocomplete") == "new-password"
    assert box.get("maxlength") is None


def test_it_says_how_the_pin_stands_and_never_what_it_is(cast: Cast) -> None:
    dora = make_administrator(cast.account, "dora@harbour.example", "Dora Dahl")
    Pin.objects.filter(administrator=cast.bob).update(failures=settings.WATCHWORD.pin_attempts)
    said_of = {
        cast.alice: "Set just now. Nobody can see it; it can only be replaced.",
        cast.bob: "This PIN is locked after too many wrong tries.",
        dora: "No PIN is set.",
    }
    for person, words in said_of.items():
        answer = signed_in(cast.alice).get(address(person))
        assert words in read(answer).text
        for secret in (ALICE_PIN, BOB_PIN):
            assert secret not in read(answer).text


def test_a_new_pin_is_saved_and_said(cast: Cast) -> None:
    before = sealed(cast.bob)
    answer = save(cast.alice, cast.bob, pin=NEW_PIN)
    assert answer.redirect_chain == [(address(cast.bob), 302)]
    assert read(answer).messages() == [IN_FORCE]
    assert sealed(cast.bob) != before
    assert NEW_PIN not in answer.content.decode()


@pytest.mark.parametrize("typed", [" 7493 86 ", "74-93-86", "٧٤٩٣٨٦"])
def test_a_pasted_pin_may_be_grouped(cast: Cast, typed: str) -> None:
    assert read(save(cast.alice, cast.bob, pin=typed)).messages() == [IN_FORCE]


def test_name_and_authorisation_are_saved_with_it(cast: Cast) -> None:
    save(cast.alice, cast.bob, name="Róbert Bretón", authorised="", pin=NEW_PIN)
    cast.bob.refresh_from_db()
    assert cast.bob.name == "Róbert Bretón"
    assert not cast.bob.authorised_to_contact_support


def test_an_empty_box_leaves_the_pin(cast: Cast) -> None:
    before = sealed(cast.bob)
    assert read(save(cast.alice, cast.bob, name="Bobby Breton")).messages() == ["Saved."]
    assert read(save(cast.alice, cast.alice)).messages() == ["Nothing was changed."]
    assert sealed(cast.bob) == before


def test_a_refused_pin_names_its_rule_and_nothing_is_saved(cast: Cast) -> None:
    before = sealed(cast.bob)
    answer = save(cast.alice, cast.bob, name="Other Name", authorised="", pin="2345")
    page = read(answer)
    (problem,) = page.problems()
    assert problem.startswith("Choose another PIN. The digits go up or down in equal steps")
    assert said(page.field("id_pin-error")) == problem
    assert page.field("id_pin").get("aria-invalid") == "true"
    cast.bob.refresh_from_db()
    assert (cast.bob.name, cast.bob.authorised_to_contact_support) == ("Bob Breton", True)
    assert sealed(cast.bob) == before


def test_after_a_refusal_all_is_as_typed_but_the_pin(cast: Cast) -> None:
    page = read(save(cast.alice, cast.bob, name="Other Name", authorised="", pin="2345"))
    assert page.field("id_name").get("value") == "Other Name"
    assert page.field("id_authorised").get("checked") is None
    assert page.field("id_pin").get("value") is None
    assert "2345" not in page.text
    assert sections(page)["Security Information"]
    assert said(page.all("title")[0]).startswith("Error: ")


def test_everything_wrong_is_said_at_once(cast: Cast) -> None:
    page = read(save(cast.alice, cast.bob, name="", pin="1984"))
    assert len(page.problems()) == 2
    assert page.field("id_name").get("aria-invalid") == "true"


def test_a_good_pin_beside_a_bad_name_has_to_be_entered_again(cast: Cast) -> None:
    before = sealed(cast.bob)
    page = read(save(cast.alice, cast.bob, name="", pin=NEW_PIN))
    assert page.problems()[1].startswith("Enter the PIN again")
    assert NEW_PIN not in page.text
    assert sealed(cast.bob) == before


def test_a_name_is_text_whatever_it_holds(cast: Cast) -> None:
    page = read(save(cast.alice, cast.bob, name='"><script>alert(1)</script>'))
    assert page.messages() == ["Saved."]
    assert page.title == '"><script>alert(1)</script>'


def test_one_may_save_ones_own_page(cast: Cast) -> None:
    assert read(save(cast.alice, cast.alice, pin=NEW_PIN)).messages() == [IN_FORCE]


def test_a_person_of_another_account_does_not_exist(cast: Cast) -> None:
    browser, before = signed_in(cast.alice), sealed(cast.charlie)
    missing = read(browser.get("/no/such/page/"), 404)
    for path in (address(cast.charlie), "/portal/users/administrators/adm_none/"):
        assert read(browser.get(path), 404).text == missing.text
        assert read(browser.post(path, {"name": "X", "pin": NEW_PIN}), 404).text == missing.text
    assert sealed(cast.charlie) == before


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, address(cast.bob))
