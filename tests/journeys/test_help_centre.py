"""A reader finds the article, walks through it and says whether it helped (PRODUCT.md 10)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.keyboard import Keyboard
from tests.journeys.sight import distance_from_top, left_of

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look

ARTICLE = "How to create and update a Security PIN"
# Each journey answers for another article: a reader counts once for each.
ANSWERED = {
    ("1280x800", True): "locked-pin",
    ("390x844", True): "support-codes",
    ("1280x800", False): "what-agents-see",
    ("390x844", False): "security-activity",
}
LOADED = "(image) => image.complete && image.naturalWidth > 0"


def counts(browse: Browse, title: str) -> Locator:
    """Return the row of an English article in what supervisors see."""
    page = browse("supervisor")
    page.goto("/desk/")
    page.get_by_role("link", name="Articles").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("link", name=title, exact=True))
    expect(row).to_have_count(2)
    return row.first


def see_the_figures(page: Page) -> None:
    """Scroll past every figure, as a reader does, and fail where one does not load."""
    for image in page.get_by_role("img").all():
        image.scroll_into_view_if_needed()
        page.wait_for_function(LOADED, arg=image.element_handle())


def test_from_the_first_page_to_the_answer(browse: Browse, look: Look) -> None:
    page = browse()
    page.goto("/")
    head = page.get_by_role("banner")
    expect(head.get_by_role("link", name="Live support chat")).to_be_visible()
    page.get_by_role("link", name="Help centre").click()
    look(page, "help")
    box = page.get_by_role("searchbox")
    box.fill("change pin")
    box.press("Enter")
    look(page, "help-search")
    page.get_by_role("main").get_by_role("link", name=ARTICLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ARTICLE)
    expect(page.get_by_text("Updated on 24 November 2026")).to_be_visible()
    see_the_figures(page)
    look(page, "help-article")


def test_each_portal_leads_to_the_other(browse: Browse) -> None:
    page = browse()
    page.goto("/help/security-pin/")
    see_the_figures(page)
    places = [
        distance_from_top(page.get_by_role("heading", name=name))
        for name in ("Set a PIN in the portal", "Set a PIN in the classic portal")
    ]
    assert places[0] < places[1]
    page.get_by_role("link", name="the steps for the classic portal").click()
    expect(page).to_have_url(re.compile("#classic$"))
    expect(page.get_by_role("heading", name="Set a PIN in the classic portal")).to_be_in_viewport()
    page.get_by_role("link", name="the steps for the current portal").click()
    expect(page.get_by_role("heading", name="Set a PIN in the portal")).to_be_in_viewport()


def test_contents_stand_beside_the_article_or_above_it(browse: Browse, size: str) -> None:
    page = browse()
    page.goto("/help/security-pin/")
    contents = page.get_by_role("navigation", name="On this page")
    first = page.get_by_role("heading", name="When we ask for it")
    if size == "1280x800":
        assert left_of(page.get_by_role("article"), contents)
    else:
        assert distance_from_top(contents) < distance_from_top(first)
    contents.get_by_role("link", name="If you forgot your PIN").click()
    expect(page.get_by_role("heading", name="If you forgot your PIN")).to_be_in_viewport()


@pytest.mark.parametrize("java_script", [True, False])
def test_an_answer_is_counted_once_and_seen_by_supervisors(
    browse: Browse, look: Look, size: str, *, java_script: bool
) -> None:
    address = f"/help/{ANSWERED[size, java_script]}/"
    page = browse(java_script_enabled=java_script)
    page.goto(address)
    title = page.get_by_role("heading", level=1).inner_text()
    question = page.get_by_role("group", name="Was this article helpful?")
    question.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("status")).to_contain_text("Thank you.")
    expect(page.get_by_role("status")).to_be_in_viewport()
    expect(question).to_have_count(0)
    if java_script:
        look(page, "help-answered")
    page.goto(address)
    question.get_by_role("button", name="No").click()
    expect(page.get_by_role("link", name="reach support")).to_be_visible()
    row = counts(browse, title)
    expect(row.get_by_role("cell")).to_contain_text(["1", "0", "100 %"])
    look(row.page, "help-answers")


def test_no_cookie_tells_readers_apart(browse: Browse) -> None:
    page = browse()
    page.goto("/help/invite-administrators/")
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("status")).to_be_visible()
    names = {cookie["name"] for cookie in page.context.cookies()}
    # One protects forms from other sites, one holds the reader's time zone: neither is of counting.
    assert names <= {"csrf", "zone"}


def test_it_can_be_read_by_keyboard(browse: Browse) -> None:
    page = browse()
    page.goto("/help/")
    keyboard = Keyboard(page)
    keyboard.go_to(page.get_by_role("searchbox"))
    keyboard.type("locked")
    keyboard.press("Enter")
    keyboard.follow(page.get_by_role("link", name="Your PIN is locked"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Your PIN is locked")


def test_pages_beside_the_way(browse: Browse, look: Look) -> None:
    page = browse()
    page.goto("/help/search/?q=zebra")
    expect(page.get_by_role("heading", name="No article has “zebra”")).to_be_visible()
    look(page, "help-search-empty")
    page.get_by_role("banner").get_by_role("link", name="Live support chat").click()
    expect(page.get_by_role("heading", name="Live support chat")).to_be_in_viewport()
    look(page, "help-contact")


def test_on_paper_there_is_the_article_alone(browse: Browse) -> None:
    page = browse()
    page.goto("/help/security-pin/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for gone in ("Search", "Yes", "Español"):
        expect(page.get_by_role("button", name=gone, exact=True)).to_be_hidden()
    expect(page.get_by_role("link", name="Customer login")).to_be_hidden()
