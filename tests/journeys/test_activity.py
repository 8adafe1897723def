"""Security activity: read, narrowed down, loaded down, and *This wasn't me*."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.portal import Portal

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins

RIGHT = "Support verified somebody by the Security PIN."
WARNING = "The customer says that something on this account was not them."


def narrow(page: Page, **chosen: str) -> None:
    """Choose in the filter by its labels."""
    filter_ = page.get_by_role("search", name="Filter")
    if not filter_.is_visible():
        page.get_by_role("heading", name="Filter").click()
    for label, option in chosen.items():
        filter_.get_by_label(label).select_option(label=option)
    filter_.get_by_role("button", name="Show", exact=True).click()


def test_it_is_read_narrowed_down_and_loaded_down(
    browse: Browse, look: Look, tmp_path: Path
) -> None:
    page = browse("administrator")
    page.goto("/portal/")
    page.get_by_role("main").get_by_role("link", name="Security activity").click()
    look(page, "activity")
    narrow(page, Kind="Verifications", Person="Mara Lindqvist", Channel="Phone")
    headings = page.get_by_role("heading", level=3)
    expect(headings.filter(has_text=RIGHT).first).to_be_visible()
    expect(headings.filter(has_text="Signed in.")).to_have_count(0)
    look(page, "activity-filtered")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    path = tmp_path / "activity.csv"
    download.value.save_as(path)
    lines = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert {line["How"] for line in lines} == {"by phone"}
    assert {line["By"] for line in lines} == {"Mara Lindqvist of support"}
    narrow(page, Kind="Phone support", Channel="Live chat")
    expect(page.get_by_role("heading", name="Nothing fits the filter")).to_be_visible()
    look(page, "activity-nothing-fits")


def test_this_was_not_me(browse: Browse, people: People, typed: TypedPins, look: Look) -> None:
    me = people["stranger"]
    desk = Desk(browse("agent"))
    desk.start(me.account, mask(me.name))
    desk.submit("4073")
    desk.expect_verdict("Refused")

    page = browse("stranger")
    page.goto("/portal/activity/")
    page.get_by_role("link", name="A wrong Security PIN was given.").first.click()
    look(page, "activity-entry")
    page.get_by_role("link", name="This wasn’t me").click()
    look(page, "activity-dispute")
    page.get_by_role("button", name="Lock phone support and tell support").click()
    expect(page.get_by_role("status")).to_contain_text("Phone support is locked")
    look(page, "activity-disputed")

    supervisor = browse("supervisor")
    supervisor.goto("/desk/")
    look(supervisor, "desk-home-disputes")
    supervisor.get_by_role("link", name="See which").click()
    look(supervisor, "desk-disputes-supervisor")
    desk.page.goto("/desk/disputes/")
    look(desk.page, "desk-disputes-agent")
    desk.page.get_by_role("link", name=me.account, exact=True).click()
    expect(desk.page.get_by_role("main")).to_contain_text(WARNING)
    look(desk.page, "desk-account-disputed")
    supervisor.get_by_role("button", name="Dealt with").click()
    expect(supervisor.get_by_role("status")).to_contain_text("The customer is told.")
    look(supervisor, "desk-disputes-none")

    page.goto("/portal/activity/")
    expect(page.get_by_text("Reported as not you, dealt with").first).to_be_visible()
    page.goto("/portal/phone-support/")
    page.get_by_role("link", name="Open phone support").click()
    page.get_by_role("button", name="Open phone support").click()
    expect(page.get_by_role("status")).to_be_visible()
    Portal(page).set_pin(me.name, typed.fresh())


def test_it_works_without_javascript(browse: Browse) -> None:
    page = browse("administrator", java_script_enabled=False)
    page.goto("/portal/activity/")
    narrow(page, Kind="Contacts of record")
    headings = page.get_by_role("heading", level=3)
    expect(headings.filter(has_text="An email of record was changed.").first).to_be_visible()
    expect(page).to_have_url(re.compile("kind=contacts"))
