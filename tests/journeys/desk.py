"""The desk as an agent works at it, in the words of PRODUCT.md 6."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ACCOUNT_PIN = "Account PIN"


@dataclass(frozen=True)
class Desk:
    """An agent's window."""

    page: Page

    def find(self, text: str) -> None:
        """Search."""
        self.page.goto("/desk/")
        self.page.get_by_role("searchbox", name="Find an account").fill(text)
        self.page.get_by_role("button", name="Find", exact=True).click()

    def start(self, number: str, who: str) -> None:
        """Open the account's page and start a verification of ``who``, named by the mask."""
        self.page.goto(f"/desk/accounts/{number}/")
        self.person(who).check()
        self.page.get_by_role("button", name="Start verification").click()
        expect(self.pin).to_be_visible()

    def person(self, mask: str) -> Locator:
        """The choice of who is calling."""
        return self.page.get_by_role("radio", name=re.compile(f"^{re.escape(mask)}"))

    @property
    def pin(self) -> Locator:
        """The box that hides what the caller says."""
        return self.page.get_by_label("Security PIN", exact=True)

    @property
    def verdict(self) -> Locator:
        """The largest thing on the screen."""
        return self.page.get_by_role("heading", level=1)

    @property
    def band(self) -> Locator:
        """What stands beside the verdict."""
        return self.page.get_by_role("region").filter(has=self.verdict)

    @property
    def time_left(self) -> Locator:
        """The bar that shrinks."""
        return self.page.get_by_role("progressbar", name="Time left")

    def submit(self, pin: str) -> None:
        """Type what the caller says."""
        self.pin.fill(pin)
        self.page.get_by_role("button", name="Verify", exact=True).click()

    def submit_code(self, code: str) -> None:
        """Type the support code that the caller reads out."""
        box = self.page.get_by_label("Support code", exact=True)
        if not box.is_visible():
            self.page.get_by_role("heading", name="Support code instead").click()
        box.fill(code)
        self.page.get_by_role("button", name="Verify the code").click()

    def expect_verdict(self, word: str) -> None:
        """Wait for the word of the verdict."""
        expect(self.verdict).to_have_text(word)

    def verify(self, number: str, who: str, pin: str, verdict: str) -> None:
        """Open a conversation about the account, try ``pin`` and read the verdict."""
        self.start(number, who)
        self.submit(pin)
        self.expect_verdict(verdict)

    def end(self) -> None:
        """End the conversation."""
        self.page.get_by_role("button", name="End", exact=True).click()
        expect(self.page).to_have_url(re.compile("/desk/$"))


def mask(name: str) -> str:
    """Return ``name`` as the desk shows it before a verdict."""
    return " ".join(f"{word[0]}•••" for word in name.split())
