"""A support code from the portal to the desk, the switch of phone support, and locks that are opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.portal import Portal

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins

USED = "This code was used. It works no more."


def test_a_code_is_read_out_and_verifies_once(browse: Browse, people: People, look: Look) -> None:
    caller = people["administrator"]
    portal, desk = Portal(browse("administrator")), Desk(browse("agent"))
    portal.page.goto("/portal/")
    portal.page.get_by_role("main").get_by_role("link", name="Support code").click()
    look(portal.page, "support-code")
    code = portal.get_code()
    expect(portal.page.get_by_text(re.compile(r"(\d+ min )?\d+ s left"))).to_be_visible()
    look(portal.page, "support-code-shown")

    desk.start(caller.account, mask(caller.name))
    desk.page.get_by_role("heading", name="Support code instead").click()
    look(desk.page, "conversation-support-code")
    desk.submit_code(f"{code[:4]} {code[4:]}")
    desk.expect_verdict("Verified")
    expect(desk.band).to_contain_text(caller.name)
    expect(desk.band).to_contain_text("Support code")
    look(desk.page, "conversation-verified-by-code")

    expect(portal.page.get_by_text(USED).first).to_be_visible()
    expect(portal.page.get_by_text(code[:4])).to_have_count(0)
    look(portal.page, "support-code-used")
    desk.end()
    desk.start(caller.account, mask(caller.name))
    desk.submit_code(code)
    desk.expect_verdict("Refused")
    look(desk.page, "conversation-code-refused")
    desk.end()
    portal.page.goto("/portal/support-code/")
    expect(portal.page.get_by_role("main")).to_contain_text("Your last code was used")


def test_without_javascript_a_code_says_until_when(browse: Browse, look: Look) -> None:
    page = browse("administrator", java_script_enabled=False)
    page.goto("/portal/support-code/")
    page.get_by_role("button", name=re.compile("^Get a")).click()
    expect(page.get_by_role("main")).to_contain_text(re.compile(r"Works until \d"))
    page.goto("/portal/support-code/")
    expect(page.get_by_role("main")).to_contain_text("It was shown once")
    page.goto("/portal/")
    expect(page.get_by_role("main")).to_contain_text("Works until")


def test_phone_support_is_locked_and_opened(browse: Browse, people: People, look: Look) -> None:
    caller = people["administrator"]
    portal, desk = Portal(browse("administrator")), Desk(browse("agent"))
    desk.start(caller.account, mask(caller.name))
    desk.submit_code(portal.get_code())
    desk.expect_verdict("Verified")

    page = portal.page
    page.goto("/portal/")
    page.get_by_role("main").get_by_role("link", name="Phone support").click()
    look(page, "phone-support-open")
    page.get_by_role("link", name="Lock phone support").click()
    look(page, "phone-support-lock")
    page.get_by_role("button", name="Lock phone support").click()
    expect(portal.status).to_contain_text("Phone support is locked.")
    look(page, "phone-support-locked")
    page.goto("/portal/")
    look(page, "dashboard-phone-support-locked")
    page.goto("/portal/support-code/")
    expect(page.get_by_role("heading", name="Phone support is locked")).to_be_visible()
    look(page, "support-code-phone-support-locked")

    desk.page.reload()
    expect(desk.verdict).not_to_have_text("Verified")
    desk.end()
    desk.page.goto(f"/desk/accounts/{caller.account}/")
    look(desk.page, "desk-account-phone-support-locked")
    desk.start(caller.account, mask(caller.name))
    desk.submit("8305")
    desk.expect_verdict("Locked")
    expect(desk.band).to_contain_text("Locked by the customer.")
    look(desk.page, "conversation-phone-support-locked")
    desk.end()

    page.goto("/portal/phone-support/")
    page.get_by_role("link", name="Open phone support").click()
    look(page, "phone-support-ask-open")
    page.get_by_role("button", name="Open phone support").click()
    expect(portal.status).to_contain_text("Phone support is open.")


def test_locked_codes_are_opened_by_their_owner(browse: Browse, people: People, look: Look) -> None:
    caller = people["colleague"]
    portal, desk = Portal(browse("colleague")), Desk(browse("second_supervisor"))
    code = portal.get_code()
    desk.start(caller.account, mask(caller.name))
    for _ in range(5):
        desk.submit_code("".join(str(9 - int(digit)) for digit in code))
        expect(desk.verdict).to_have_text(re.compile("Refused|Locked"))
    desk.expect_verdict("Locked")
    expect(desk.band).to_contain_text("support codes are locked")
    look(desk.page, "conversation-codes-locked")
    page = portal.page
    page.goto("/portal/")
    look(page, "dashboard-codes-locked")
    page.goto("/portal/support-code/")
    look(page, "support-code-locked")
    page.get_by_role("link", name="Unlock").click()
    look(page, "unlock")
    page.get_by_role("button", name="Unlock").click()
    expect(portal.status).to_contain_text("Unlocked.")
    desk.submit_code(portal.get_code())
    desk.expect_verdict("Verified")
    desk.end()


def test_a_pin_chosen_by_a_colleague_is_chosen_anew(
    browse: Browse, people: People, typed: TypedPins, look: Look
) -> None:
    owner = people["colleague"]
    other = Portal(browse("administrator"))
    other.set_pin(owner.name, typed.fresh())
    expect(other.page.get_by_role("main")).to_contain_text("A colleague chose this PIN.")
    look(other.page, "administrator-pin-by-colleague")
    other.page.goto("/portal/users/administrators/")
    look(other.page, "administrators-pin-by-colleague")

    mine = Portal(browse())
    mine.come_in(owner)
    page = mine.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose your own PIN")
    look(page, "own-pin")
    page.get_by_role("link", name="Not now").click()
    look(page, "dashboard-pin-by-colleague")
    page.get_by_role("main").get_by_role("link", name="Choose your own PIN").click()
    mine.enter(typed.fresh())
    mine.save.click()
    expect(mine.status).to_contain_text("The new PIN is in force now.")
    expect(page.get_by_role("main")).not_to_contain_text("A colleague chose")
