"""Where each figure is taken: who signs in, which page, what is framed, and how much around it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.figures.camera import Around
from tests.journeys.portal import Portal

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.journeys.people import Person, Who

    Go = Callable[[Page, Person], Locator]


@dataclass(frozen=True)
class Shot:
    """One figure. ``go`` leads a signed-in page to the state that is shown, and returns what to frame."""

    name: str
    who: Who
    go: Go
    around: Around


def users(page: Page, _me: Person) -> Locator:
    """The tile on the dashboard."""
    page.goto("/portal/")
    return page.get_by_role("main").locator(".tile", has=page.get_by_role("link", name="Users"))


def pencil(page: Page, me: Person) -> Locator:
    """The pencil in one's own row, which shows because the row is pointed at."""
    page.goto("/portal/users/administrators/")
    portal = Portal(page)
    portal.row(me.name).hover()
    return portal.pencil(me.name)


def pin(page: Page, me: Person) -> Locator:
    """The box on the edit page."""
    portal = Portal(page)
    portal.open_person(me.name)
    return portal.pin


def classic_menu(page: Page, _me: Person) -> Locator:
    """The entry in the menu at the left."""
    page.goto("/classic/")
    return page.get_by_role("navigation").get_by_role("link", name="Security Information")


def classic_pin(page: Page, me: Person) -> Locator:
    """The box behind the second sign-in."""
    page.goto("/classic/security-information/")
    page.get_by_label("Username").fill(me.email)
    page.get_by_label("Password").fill(me.password)
    page.get_by_role("button", name="Continue").click()
    return page.get_by_label("Change Security PIN")


SHOTS = (
    Shot("users", "administrator", users, Around(250, 40)),
    Shot("pencil", "administrator", pencil, Around(300, 70, at_the_end=True)),
    Shot("pin", "administrator", pin, Around(205, 130, at_the_end=True)),
    Shot("classic-menu", "classic_administrator", classic_menu, Around(200, 150)),
    Shot("classic-pin", "classic_administrator", classic_pin, Around(230, 100)),
)
