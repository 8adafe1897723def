"""The pencil of a row: pointing, the keyboard and a touch screen each find it (PRODUCT.md 1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import ViewportSize, expect

from tests.journeys.keyboard import Keyboard
from tests.journeys.portal import Portal
from tests.journeys.sight import opacity

if TYPE_CHECKING:
    from tests.journeys.conftest import NewContext
    from tests.journeys.people import People

LIST = "/portal/users/administrators/"
WIDE, NARROW = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)


def test_a_mouse_finds_it_by_pointing_at_the_row(new_context: NewContext, people: People) -> None:
    state = people.session("administrator")
    page = new_context(viewport=WIDE, storage_state=state).new_page()
    page.goto(LIST)
    portal, name = Portal(page), people["colleague"].name
    assert opacity(portal.pencil(name)) == 0
    portal.row(name).hover(position={"x": 5, "y": 5})
    assert opacity(portal.pencil(name)) == 1
    page.get_by_role("heading", level=1).hover()
    assert opacity(portal.pencil(name)) == 0


def test_the_tab_key_finds_it(new_context: NewContext, people: People) -> None:
    state = people.session("administrator")
    page = new_context(viewport=WIDE, storage_state=state).new_page()
    page.goto(LIST)
    pencil = Portal(page).pencil(people["colleague"].name)
    assert opacity(pencil) == 0
    Keyboard(page).go_to(pencil)
    assert opacity(pencil) == 1


def test_a_finger_finds_it_without_pointing(new_context: NewContext, people: People) -> None:
    for viewport in (WIDE, NARROW):
        page = new_context(
            viewport=viewport,
            storage_state=people.session("administrator"),
            has_touch=True,
            is_mobile=True,
        ).new_page()
        page.goto(LIST)
        portal, name = Portal(page), people["colleague"].name
        assert opacity(portal.pencil(name)) == 1
        portal.pencil(name).tap()
        expect(page.get_by_role("heading", level=1)).to_have_text(name)
