"""The portal as an administrator walks through it, in the words of PRODUCT.md 1."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.journeys.people import Person


@dataclass(frozen=True)
class Portal:
    """An administrator's window."""

    page: Page

    def come_in(self, person: Person) -> None:
        """From the public site to the dashboard."""
        self.page.goto("/")
        self.page.get_by_role("banner").get_by_role("link", name="Customer login").click()
        sign_in(self.page, person)
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()

    def open_administrators(self) -> None:
        """From the dashboard to the list."""
        self.page.get_by_role("main").get_by_role("link", name="Users", exact=True).click()
        navigation = self.page.get_by_role("navigation", name="Users")
        navigation.get_by_role("link", name="Manage administrators").click()

    def row(self, name: str) -> Locator:
        """The row of a person in the list."""
        return self.page.get_by_role("row").filter(has=self.pencil(name))

    def pencil(self, name: str) -> Locator:
        """The link that opens the edit page."""
        return self.page.get_by_role("link", name=f"Edit {name}", exact=True)

    def open_person(self, name: str) -> None:
        """From anywhere to the edit page of ``name``, its section on security open."""
        self.page.goto("/portal/users/administrators/")
        self.pencil(name).click()
        self.open_security()

    def open_security(self) -> None:
        """Open the section that holds the PIN."""
        if not self.pin.is_visible():
            self.page.get_by_role("heading", name="Security Information").click()
        expect(self.pin).to_be_visible()

    @property
    def pin(self) -> Locator:
        """The box."""
        return self.page.get_by_label("PIN", exact=True)

    @property
    def live(self) -> Locator:
        """What the page says of the PIN before it is sent."""
        return self.page.get_by_text(re.compile("This PIN (can|cannot) be used"))

    @property
    def save(self) -> Locator:
        """The green button."""
        return self.page.get_by_role("button", name="Save")

    @property
    def status(self) -> Locator:
        """The status message."""
        return self.page.get_by_role("status")

    def enter(self, pin: str) -> None:
        """Fill in the box and read what the page says of it."""
        self.pin.fill(pin)
        expect(self.live).to_be_visible()

    def get_code(self) -> str:
        """Press the button, and return the code as it is read out."""
        self.page.goto("/portal/support-code/")
        self.page.get_by_role("button", name=re.compile("^Get a")).click()
        expect(self.page.get_by_role("heading", name="Your support code")).to_be_visible()
        spoken = self.page.get_by_text(re.compile(r"^(\d ){3}\d, (\d ){3}\d$"))
        return "".join(filter(str.isdigit, spoken.inner_text()))

    def set_pin(self, name: str, pin: str) -> None:
        """Give ``name`` a new PIN, in force at once."""
        self.open_person(name)
        self.enter(pin)
        self.save.click()
        expect(self.status).to_contain_text("The new PIN is in force now.")


def sign_in(page: Page, person: Person) -> None:
    """Fill in the page that asks who it is."""
    page.get_by_label("Username").fill(person.email)
    page.get_by_label("Password").fill(person.password)
    page.get_by_role("button", name="Sign in", exact=True).click()
