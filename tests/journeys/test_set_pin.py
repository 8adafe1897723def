"""An administrator sets a Security PIN in the portal, and it is in force at once (PRODUCT.md 1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.portal import Portal, sign_in
from tests.journeys.sight import is_green, left_of, opacity

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins


def test_from_the_public_site_to_a_pin_in_force(
    browse: Browse, people: People, typed: TypedPins, look: Look
) -> None:
    me, colleague = people["administrator"], people["colleague"]
    old, new = typed.fresh(), typed.fresh()
    page = browse()
    portal = Portal(page)

    page.goto("/")
    login = page.get_by_role("banner").get_by_role("link", name="Customer login")
    box = login.bounding_box()
    window = page.viewport_size
    assert box
    assert window
    assert box["y"] < 100
    assert box["x"] + box["width"] > 0.85 * window["width"]
    look(page, "public-site")
    login.click()

    look(page, "sign-in")
    sign_in(page, me)
    expect(page).to_have_url(re.compile("/portal/$"))
    look(page, "dashboard")
    tiles = page.get_by_role("main").get_by_role("list")
    tiles.get_by_role("link", name="Users", exact=True).click()

    navigation = page.get_by_role("navigation", name="Users")
    assert left_of(navigation, page.get_by_role("heading", level=1)) or window["width"] < 500
    look(page, "users")
    navigation.get_by_role("link", name="Manage administrators").click()

    pencil = portal.pencil(colleague.name)
    if window["width"] > 500:
        assert opacity(pencil) == 0
    portal.row(colleague.name).hover()
    assert opacity(pencil) == 1
    look(page, "administrators")
    pencil.click()

    expect(portal.pin).to_be_hidden()
    look(page, "administrator-closed")
    page.get_by_role("heading", name="Security Information").click()
    look(page, "administrator-security")
    portal.enter(old)
    assert is_green(portal.save)
    portal.save.click()
    expect(portal.status).to_contain_text("The new PIN is in force now.")
    look(page, "administrator-saved")

    portal.open_security()
    portal.enter(new)
    portal.save.click()
    expect(portal.status).to_contain_text("The new PIN is in force now.")

    desk = Desk(browse("agent"))
    desk.verify(colleague.account, mask(colleague.name), old, "Refused")
    desk.submit(new)
    desk.expect_verdict("Verified")
    desk.end()
