"""An agent verifies a caller, works while the grant lasts, and ends it (PRODUCT.md 6)."""

from __future__ import annotations

import re
import secrets
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.portal import Portal, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins

NUMBER, NAME = "7759140", "Quill and Anchor Press"
SEARCHES = (NUMBER, "quill and", "017 2206", "print@quillanchor.example")


def test_a_search_shows_masked_results(browse: Browse, people: People, look: Look) -> None:
    page = browse()
    page.goto("/desk/")
    look(page, "sign-in-for-desk")
    sign_in(page, people["agent"])
    expect(page).to_have_url(re.compile("/desk/$"))
    look(page, "desk")
    desk = Desk(page)
    for text in SEARCHES:
        desk.find(text)
        result = page.get_by_role("link", name=re.compile("by (account number|name|phone|email)"))
        expect(result).to_contain_text(mask(NAME))
        assert NAME not in page.content()
    look(page, "desk-found")
    result.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(mask(NAME))
    for secret in (NAME, people["stranger"].name, people["stranger"].email, "Dockside"):
        assert secret not in page.content()
    look(page, "desk-account-closed")
    desk.find("nobody of this name")
    expect(page.get_by_role("heading", name="No account found")).to_be_visible()
    look(page, "desk-nothing-found")


def test_a_caller_is_verified_and_the_account_opens(
    browse: Browse, people: People, typed: TypedPins, look: Look
) -> None:
    caller, pin, wrong = people["stranger"], typed.fresh(), typed.fresh()
    Portal(browse("stranger")).set_pin(caller.name, pin)
    page = browse("agent")
    desk = Desk(page)
    desk.start(NUMBER, mask(caller.name))
    expect(desk.verdict).to_have_text("Not verified yet")
    expect(desk.pin).to_have_attribute("type", "password")
    look(page, "conversation-pending")
    conversation = page.url
    desk.submit(wrong)
    desk.expect_verdict("Refused")
    assert "wrong" not in desk.band.inner_text().lower()
    look(page, "conversation-refused")

    desk.submit(pin)
    desk.expect_verdict("Verified")
    for told in (caller.name, "Level", "Method", "Time left"):
        expect(desk.band).to_contain_text(told)
    before = float(str(desk.time_left.get_attribute("value")))
    expect(desk.time_left).not_to_have_attribute("value", f"{before:g}")
    assert desk.time_left.evaluate("(bar) => bar.value") < before
    look(page, "conversation-verified")

    page.get_by_role("link", name="Open", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)
    expect(page.get_by_role("main")).to_contain_text(caller.email)
    look(page, "desk-account-open")
    change, changed = _change_address(page, look)

    page.goto(conversation)
    desk.end()
    expect(page.get_by_role("status")).to_contain_text("The account is closed again.")
    look(page, "desk-ended")
    page.go_back()
    desk.expect_verdict("Ended")
    assert changed not in page.content()
    page.goto(f"/desk/accounts/{NUMBER}/")
    assert changed not in page.content()
    assert NAME not in page.content()
    refused = page.goto(change)
    assert refused
    assert refused.status == 403
    look(page, "desk-grant-needed")
    page.goto(conversation)
    desk.expect_verdict("Ended")
    look(page, "conversation-ended")


def _change_address(page: Page, look: Look) -> tuple[str, str]:
    """Change the postal address; return the address of the form, and the new value."""
    page.get_by_role("link", name=re.compile("^Change Postal address")).click()
    form, street = page.url, f"{secrets.randbelow(10**6)} Signal Hill, Port Alder"
    page.get_by_role("button", name="Save").click()
    look(page, "desk-contact")
    page.get_by_label("New postal address").fill(street)
    page.get_by_label("The person knows that the notices go out").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Changed.")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(street)
    expect(page.get_by_role("main")).to_contain_text("not yet of record")
    look(page, "desk-contact-changed")
    return form, street


def test_failures_are_remembered_over_conversations_and_agents(
    browse: Browse, people: People, typed: TypedPins, look: Look
) -> None:
    owner, pin = people["stranger"], typed.fresh()
    portal = Portal(browse("stranger"))
    portal.set_pin(owner.name, pin)
    first, second = Desk(browse("agent")), Desk(browse("supervisor"))

    first.start(NUMBER, mask(owner.name))
    for _ in range(3):
        first.submit(typed.fresh())
        first.expect_verdict("Refused")
    first.end()
    second.start(NUMBER, mask(owner.name))
    second.submit(typed.fresh())
    second.expect_verdict("Refused")
    second.submit(typed.fresh())
    second.expect_verdict("Locked")
    look(second.page, "conversation-locked")
    second.submit(pin)
    second.expect_verdict("Locked")
    second.end()
    first.verify(NUMBER, mask(owner.name), pin, "Locked")

    portal.page.goto("/portal/")
    look(portal.page, "dashboard-locked")
    portal.open_person(owner.name)
    look(portal.page, "administrator-locked")
    opened = typed.fresh()
    portal.set_pin(owner.name, opened)
    first.submit(opened)
    first.expect_verdict("Verified")
    first.end()
