"""The classic portal, in the words of PRODUCT.md 2, and the PIN that it sets at the desk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import ACCOUNT_PIN, Desk
from tests.journeys.portal import sign_in
from tests.journeys.sight import is_green, left_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People, Person

ADDRESS = "/classic/security-information/"


@dataclass(frozen=True)
class Classic:
    """The window of an administrator of a classic account."""

    page: Page

    @property
    def menu(self) -> Locator:
        """The menu at the left."""
        return self.page.get_by_role("navigation", name="Menu")

    @property
    def pin(self) -> Locator:
        """The field."""
        return self.page.get_by_label("Change Security PIN", exact=True)

    def go_on(self, person: Person, password: str = "") -> None:
        """Say again who it is."""
        self.page.get_by_label("Username").fill(person.email)
        self.page.get_by_label("Password").fill(password or person.password)
        self.page.get_by_role("button", name="Continue").click()

    def open_security(self, person: Person) -> None:
        """Open the page; a session that others share may have said who it is already."""
        self.page.goto(ADDRESS)
        if not self.pin.is_visible():
            self.go_on(person)
        expect(self.pin).to_be_visible()

    def update(self) -> None:
        """Press the green button."""
        self.page.get_by_role("button", name="Update").click()

    def suggested(self) -> str:
        """Let a PIN be suggested, and return it."""
        self.page.get_by_role("button", name="Suggest a PIN").click()
        expect(self.pin).to_have_value(re.compile(r"^\d{4}$"))
        return self.pin.input_value()


def test_from_sign_in_to_a_pin_in_force(browse: Browse, people: People, look: Look) -> None:
    me = people["classic_administrator"]
    page = browse()
    classic = Classic(page)
    page.goto("/login/")
    sign_in(page, me)
    expect(page).to_have_url(re.compile("/classic/$"))
    look(page, "classic-home")
    window = page.viewport_size
    assert window
    heading = page.get_by_role("heading", level=1)
    assert left_of(classic.menu, heading) or window["width"] < 500

    classic.menu.get_by_role("link", name="Security Information").click()
    look(page, "classic-asked")
    classic.go_on(me, "not the password")
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    look(page, "classic-asked-refused")
    classic.go_on(me)
    expect(classic.pin).to_be_visible()
    look(page, "classic-security")

    classic.pin.fill("1234")
    expect(page.get_by_text("This PIN cannot be used.")).to_be_visible()
    classic.update()
    expect(page.get_by_role("alert")).to_contain_text("Choose another PIN.")
    look(page, "classic-security-refused")
    pin = classic.suggested()
    assert is_green(page.get_by_role("button", name="Update"))
    classic.update()
    expect(page.get_by_role("status")).to_contain_text("Updated. The new PIN is in force now.")
    expect(classic.pin).to_have_value("")
    look(page, "classic-security-updated")

    desk = Desk(browse("agent"))
    desk.verify(me.account, ACCOUNT_PIN, pin, "Verified")
    desk.end()


def test_a_locked_account_pin_is_unlocked(browse: Browse, people: People, look: Look) -> None:
    me = people["classic_administrator"]
    page = browse("classic_administrator")
    classic = Classic(page)
    classic.open_security(me)
    pin = classic.suggested()
    classic.update()
    desk = Desk(browse("agent"))
    desk.start(me.account, ACCOUNT_PIN)
    wrong = "0000" if pin != "0000" else "1111"
    for _guess in range(5):
        desk.submit(wrong)
    desk.expect_verdict("Locked")
    page.goto("/classic/")
    expect(page.get_by_role("main")).to_contain_text("The account PIN is locked")
    look(page, "classic-home-locked")
    page.goto(ADDRESS)
    look(page, "classic-security-locked")
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_role("status")).to_contain_text("Unlocked.")
    desk.submit(pin)
    desk.expect_verdict("Verified")
    desk.end()


def test_it_works_without_javascript(browse: Browse, people: People) -> None:
    me = people["classic_administrator"]
    page = browse("classic_administrator", java_script_enabled=False)
    classic = Classic(page)
    classic.open_security(me)
    classic.pin.fill("12")
    classic.update()
    expect(page.get_by_role("alert")).to_contain_text("A PIN has 4 to 10 digits.")


def test_each_portal_leads_to_the_other(browse: Browse) -> None:
    page = browse("classic_administrator")
    page.goto("/classic/")
    Classic(page).menu.get_by_role("link", name="Current portal").click()
    expect(page).to_have_url(re.compile("/portal/$"))
    page.get_by_role("banner").locator("summary").click()
    page.get_by_role("link", name="Classic portal").click()
    expect(page).to_have_url(re.compile("/classic/$"))
