"""PINs that are refused: named before and after sending, and nothing else is lost or saved by halves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.portal import Portal
from tests.journeys.sight import distance_from_top

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins

# The account's number is 4410072, its phone +1 555 013 4410.
REFUSED = {
    "2345": "The digits go up or down in equal steps",
    "1984": "It can be read as a date or a year",
    "0072": "Its digits stand in your account number",
    "1344": "Its digits stand in a phone number on your account",
}


def test_the_rule_is_named_before_and_after_sending(
    browse: Browse, people: People, look: Look
) -> None:
    me = people["administrator"]
    page = browse("administrator")
    portal = Portal(page)
    portal.open_person(me.name)
    name = page.get_by_label("Name", exact=True)
    for pin, rule in REFUSED.items():
        name.fill("Somebody Else")
        portal.pin.press_sequentially(pin)
        expect(page.get_by_text(rule)).to_be_visible()
        if pin == "2345":
            look(page, "administrator-refused-before")

        portal.save.click()
        summary = page.get_by_role("alert")
        expect(summary).to_contain_text(rule)
        expect(summary).to_be_focused()
        expect(name).to_have_value("Somebody Else")
        expect(portal.pin).to_have_value("")
        assert pin not in page.url
        assert f'value="{pin}"' not in page.content()
        summary.get_by_role("link", name=re.compile(rule)).click()
        expect(portal.pin).to_be_focused()
    look(page, "administrator-refused-after")

    page.get_by_role("link", name="Cancel").click()
    expect(portal.pencil(me.name)).to_have_count(1)
    expect(portal.pencil("Somebody Else")).to_have_count(0)


def test_what_the_page_says_does_not_move_save(browse: Browse, people: People) -> None:
    page = browse("administrator")
    portal = Portal(page)
    portal.open_person(people["administrator"].name)
    before = distance_from_top(portal.save)
    for pin in ("8305", "2345"):
        portal.enter(pin)
        assert distance_from_top(portal.save) == before


def test_a_change_is_saved_whole_or_not_at_all(
    browse: Browse, people: People, typed: TypedPins, look: Look
) -> None:
    me, kept, lost = people["administrator"], typed.fresh(), typed.fresh()
    page = browse("administrator")
    portal = Portal(page)
    portal.set_pin(me.name, kept)

    portal.open_person(me.name)
    page.get_by_label("Name", exact=True).fill(" ")
    portal.enter(lost)
    portal.save.click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(portal.pin).to_have_value("")
    look(page, "administrator-without-name")

    desk = Desk(browse("agent"))
    desk.verify(me.account, mask(me.name), lost, "Refused")
    desk.submit(kept)
    desk.expect_verdict("Verified")
    desk.end()


def test_a_pin_is_suggested_and_shown(browse: Browse, people: People, look: Look) -> None:
    page = browse("administrator")
    portal = Portal(page)
    portal.open_person(people["administrator"].name)
    expect(portal.pin).to_have_attribute("type", "password")
    page.get_by_role("button", name="Suggest a PIN").click()
    expect(page.get_by_text("A random PIN is in the box")).to_be_visible()
    expect(portal.pin).to_have_value(re.compile(r"^\d{4}$"))
    expect(portal.pin).to_have_attribute("type", "text")
    look(page, "administrator-suggested")
    show = page.get_by_role("button", name="Show", exact=False)
    expect(show).to_have_attribute("aria-pressed", "true")
    show.click()
    expect(portal.pin).to_have_attribute("type", "password")
    suggested = portal.pin.input_value()
    portal.save.click()
    expect(portal.status).to_contain_text("The new PIN is in force now.")
    expect(portal.pin).to_have_value("")
    assert suggested not in page.url


def test_a_pasted_value_with_spaces_is_taken(
    browse: Browse, people: People, typed: TypedPins
) -> None:
    pin = typed.fresh()
    page = browse("administrator", permissions=["clipboard-read", "clipboard-write"])
    portal = Portal(page)
    portal.open_person(people["administrator"].name)
    pasted = f" {pin[:3]} {pin[3:6]}-{pin[6:]} "
    page.evaluate("(text) => navigator.clipboard.writeText(text)", pasted)
    portal.pin.focus()
    page.keyboard.press("Control+V")
    expect(portal.pin).to_have_value(pin)
    expect(page.get_by_text("This PIN can be used.")).to_be_visible()
    portal.save.click()
    expect(portal.status).to_contain_text("The new PIN is in force now.")
    assert pin not in page.content()
