"""Digits typed as PINs stay out of answers, addresses, the log and all files (PRODUCT.md rule 3)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.journeys import stored
from tests.journeys.desk import Desk, mask
from tests.journeys.portal import Portal
from tests.journeys.traffic import exchanges, leaks

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.journeys.conftest import NewContext
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins
    from tests.support.served import Served


def test_typed_digits_are_kept_nowhere(
    new_context: NewContext, people: People, typed: TypedPins, demo_server: Served
) -> None:
    owner, pin, wrong, refused = people["stranger"], typed.fresh(), typed.fresh(), "2345678901"
    portal_context = new_context(storage_state=people.session("stranger"))
    portal = Portal(portal_context.new_page())
    portal.open_person(owner.name)
    portal.enter(refused)
    portal.save.click()
    expect(portal.page.get_by_role("alert")).to_be_visible()
    portal.set_pin(owner.name, pin)
    desk_context = new_context(storage_state=people.session("agent"))
    desk = Desk(desk_context.new_page())
    desk.verify(owner.account, mask(owner.name), wrong, "Refused")
    desk.submit(pin)
    desk.expect_verdict("Verified")
    desk.end()
    assert stored.holding(demo_server, {pin, wrong, refused}) == []


def test_a_planted_text_would_be_found(
    browser: Browser,
    browser_context_args: dict[str, Any],
    people: People,
    demo_server: Served,
    tmp_path: Path,
) -> None:
    me = people["colleague"]
    planted = f"Planted {secrets.randbelow(10**12):012d}"
    record = tmp_path / "planted.har"
    context = browser.new_context(
        **browser_context_args,
        storage_state=people.session("colleague"),
        record_har_path=record,
    )
    page = context.new_page()
    portal = Portal(page)
    portal.open_person(me.name)
    page.get_by_label("Name", exact=True).fill(planted)
    portal.save.click()
    page.get_by_role("heading", level=1).get_by_text(planted).wait_for()
    page.goto(f"/portal/users/administrators/?q={planted}")
    assert stored.holding(demo_server, {planted}) != []
    portal.open_person(planted)
    page.get_by_label("Name", exact=True).fill(me.name)
    portal.save.click()
    portal.status.wait_for()
    context.close()
    found = list(leaks(exchanges(record), {planted}))
    assert any("/portal/users/administrators/adm_" in leak for leak in found)
    assert any("?q=" in leak for leak in found)
