"""*Sign-in and sessions* as a person walks through it, with an authenticator app and a virtual passkey."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import expect

from tests.journeys.portal import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.journeys.newcomer import Newcomer
    from tests.journeys.people import Person

PORTAL = re.compile("/portal/$")
PERIOD = 30
# A phone or computer that knows its owner and says yes at once.
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@dataclass
class App:
    """An authenticator app. It never gives a code twice: each is taken once."""

    secret: str
    last: int = 0

    def code(self) -> str:
        """Return the code of this moment, or the next one if that was given before."""
        step = max(int(time.time()) // PERIOD, self.last + 1)
        while step - int(time.time()) // PERIOD > 1:
            time.sleep(1)
        self.last = step
        return str(format_hotp_value(hotp_value(self.secret, step)))


def come_in(page: Page, newcomer: Newcomer) -> Account:
    """Sign ``newcomer`` in and open the page."""
    page.goto("/login/")
    sign_in(page, newcomer.person)
    expect(page).to_have_url(PORTAL)
    account = Account(page)
    account.open()
    return account


@dataclass(frozen=True)
class Account:
    """A person's window."""

    page: Page

    def open(self) -> None:
        """From the person's menu."""
        self.page.locator("summary").filter(has=self.page.locator(".menu-name")).click()
        menu = self.page.get_by_role("banner")
        menu.get_by_role("link", name="Sign-in and sessions").click()
        expect(self.heading).to_have_text("Sign-in and sessions")

    @property
    def heading(self) -> Locator:
        """The heading of the page."""
        return self.page.get_by_role("heading", level=1)

    def give_device(self) -> None:
        """Let the browser have a device that keeps passkeys."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("WebAuthn.enable")
        session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def add_app(self) -> App:
        """Add an app by the secret that the page shows, and keep the recovery codes."""
        self.page.get_by_role("link", name="Add an authenticator app").click()
        self.page.get_by_text("Enter it by hand instead").click()
        app = App(self.page.locator(".secret-text").inner_text().replace(" ", ""))
        self.page.get_by_label("Code", exact=True).fill(app.code())
        self.page.get_by_role("button", name="Add the app").click()
        expect(self.page.get_by_role("status")).to_contain_text("The authenticator app is set up.")
        return app

    def recovery_codes(self) -> list[str]:
        """Return the codes on the page that shows them."""
        return self.page.locator(".code-list li").all_inner_texts()

    def sign_out(self) -> None:
        """By the person's menu."""
        self.page.locator("summary").filter(has=self.page.locator(".menu-name")).click()
        self.page.get_by_role("button", name="Sign out", exact=True).click()
        expect(self.page.get_by_role("link", name="Customer login")).to_be_visible()

    def password(self, person: Person) -> None:
        """Give the password."""
        self.page.goto("/login/")
        sign_in(self.page, person)

    def code(self, code: str) -> None:
        """Give a code as the second step."""
        self.page.get_by_label("Code", exact=True).fill(code)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
