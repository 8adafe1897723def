"""Contacts of record: added, changed, and removed."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look


def test_one_is_added_changed_and_removed(browse: Browse, look: Look) -> None:
    first, second = (f"{uuid.uuid4().hex[:8]}@lanternloom.example" for _one in range(2))
    page = browse("administrator")
    page.goto("/portal/")
    page.get_by_role("main").get_by_role("link", name="Contacts of record").click()
    look(page, "contacts")
    page.get_by_role("link", name="Add an email").click()
    look(page, "contact-add")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "contact-add-refused")
    page.get_by_label("Email", exact=True).fill(first)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("It counts as of record for security in")
    look(page, "contacts-added")

    page.get_by_role("link", name=f"Change {first}").click()
    look(page, "contact-change")
    page.get_by_label("Email", exact=True).fill(second)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name=second)).to_be_visible()

    page.get_by_role("link", name=f"Remove {second}").click()
    look(page, "contact-remove")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("status")).to_contain_text("Removed.")
    expect(page.get_by_text(second)).to_have_count(0)
    expect(page.get_by_role("link", name="Remove office@lanternloom.example")).to_have_count(0)
