"""The keyboard alone does all that an administrator and an agent do, and the focus always shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.keyboard import Keyboard
from tests.journeys.portal import Portal
from tests.journeys.sight import opacity

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People, Person
    from tests.journeys.pins import TypedPins

NUMBER = "7759140"


def test_an_administrator_sets_a_pin(browse: Browse, people: People, typed: TypedPins) -> None:
    me, colleague = people["administrator"], people["colleague"]
    page = browse()
    keys, portal = Keyboard(page), Portal(page)
    page.goto("/")
    keys.follow(page.get_by_role("link", name="Customer login"))
    _sign_in(keys, me)
    expect(page).to_have_url(re.compile("/portal/$"))
    keys.follow(page.get_by_role("main").get_by_role("link", name="Users", exact=True))
    expect(page).to_have_url(re.compile("/users/$"))
    keys.follow(page.get_by_role("link", name="Manage administrators"))
    expect(portal.pencil(colleague.name)).to_be_attached()
    keys.go_to(portal.pencil(colleague.name))
    assert opacity(portal.pencil(colleague.name)) == 1
    keys.press("Enter")
    heading = page.get_by_role("heading", name="Security Information")
    keys.follow(page.locator("summary", has=heading), "Space")
    keys.go_to(portal.pin)
    keys.type(typed.fresh())
    keys.go_to(page.get_by_role("button", name="Suggest a PIN"))
    keys.follow(portal.save)
    expect(portal.status).to_contain_text("The new PIN is in force now.")


def test_an_agent_verifies_a_caller_and_changes_a_contact(
    browse: Browse, people: People, typed: TypedPins, look: Look
) -> None:
    caller, pin = people["stranger"], typed.fresh()
    Portal(browse("stranger")).set_pin(caller.name, pin)
    page = browse()
    keys, desk = Keyboard(page), Desk(page)
    page.goto("/desk/")
    _sign_in(keys, people["agent"])
    expect(page.get_by_role("heading", name="Who is it about?")).to_be_visible()
    _read_the_keys(keys, look)

    keys.press("/")
    keys.type(NUMBER)
    keys.press("Enter")
    expect(page.get_by_role("link", name=re.compile("by account number"))).to_be_focused()
    keys.expect_focus_seen()
    keys.press("Enter")
    chosen = desk.person(mask(caller.name))
    expect(chosen).to_be_focused()
    keys.press("ArrowDown", "ArrowUp")
    expect(chosen).to_be_checked()
    keys.press("s")

    expect(desk.pin).to_be_focused()
    keys.type(typed.fresh())
    keys.press("Enter")
    desk.expect_verdict("Refused")
    expect(desk.pin).to_be_focused()
    keys.type(pin)
    keys.press("Enter")
    desk.expect_verdict("Verified")
    _change_a_contact(keys)
    keys.press("c")
    desk.expect_verdict("Verified")
    keys.press("e")
    expect(page.get_by_role("button", name="End", exact=True)).to_be_focused()
    keys.expect_focus_seen()
    keys.press("Enter")
    expect(page).to_have_url(re.compile("/desk/$"))
    _sign_out(keys)


def _sign_in(keys: Keyboard, person: Person) -> None:
    keys.go_to(keys.page.get_by_label("Username"))
    keys.type(person.email)
    keys.press("Tab")
    keys.type(person.password)
    keys.press("Enter")


def _sign_out(keys: Keyboard) -> None:
    menu = keys.page.locator("summary").filter(has=keys.page.locator(".menu-name"))
    keys.follow(menu)
    keys.follow(keys.page.get_by_role("button", name="Sign out"))
    expect(keys.page.get_by_role("link", name="Customer login")).to_be_visible()


def _read_the_keys(keys: Keyboard, look: Look) -> None:
    """Open the list of keys and close it; a narrow window has no button for it."""
    # Before its stylesheets a page has other things to see, and before its scripts no keys.
    keys.page.wait_for_load_state()
    dialog = keys.page.get_by_role("dialog", name="Keys")
    button = keys.page.get_by_role("button", name="Keys")
    if button.is_visible():
        keys.follow(button)
        expect(dialog).to_be_visible()
        keys.press("Escape")
        expect(dialog).to_be_hidden()
        expect(button).to_be_focused()
    else:
        keys.press("Tab")
    keys.press("?")
    expect(dialog).to_be_visible()
    look(keys.page, "desk-keys")
    keys.press("Escape")
    expect(dialog).to_be_hidden()


def _change_a_contact(keys: Keyboard) -> None:
    page: Page = keys.page
    keys.press("a")
    expect(page.get_by_role("heading", level=1)).to_have_text("Quill and Anchor Press")
    keys.follow(page.get_by_role("link", name=re.compile("^Change Postal address")))
    box = page.get_by_label("New postal address")
    expect(box).to_be_focused()
    keys.type("5 Rope Walk, Port Alder")
    keys.follow(page.get_by_label("The person knows that the notices go out"), "Space")
    keys.follow(page.get_by_role("button", name="Save"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Quill and Anchor Press")
