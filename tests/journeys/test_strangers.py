"""Who is not of the account gets the answer for a page that does not exist, to the byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.journeys.portal import Portal

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People, Who

    Form = dict[str, str | float | bool]

# What differs each time, and where the switch of languages leads back to: the address asked for.
NONCES = re.compile(
    r'(name="csrfmiddlewaretoken" value=")\w+|(nonce=")[^"]+|(name="next" value=")[^"]*'
)
UNKNOWN = "adm_" + 26 * "0"


def same(answer: APIResponse) -> tuple[int, str, dict[str, str]]:
    """Return all of an answer but the time and the tokens that differ each time, and its own address."""
    headers = {name: value for name, value in answer.headers.items() if name != "date"}
    headers.pop("set-cookie", None)
    return answer.status, NONCES.sub("", answer.text()), headers


@pytest.fixture
def address(browse: Browse, people: People) -> str:
    """The address of an edit page of the first account."""
    page = browse("administrator")
    page.goto("/portal/users/administrators/")
    link = Portal(page).pencil(people["colleague"].name)
    return str(link.get_attribute("href"))


@pytest.mark.parametrize(("who", "home"), [("stranger", "/portal/"), ("agent", "/desk/")])
def test_a_strange_page_is_as_good_as_none(
    browse: Browse, address: str, who: Who, home: str, look: Look
) -> None:
    page = browse(who)
    unknown = re.sub(r"adm_\w+", UNKNOWN, address)
    assert unknown != address
    shown = page.goto(address)
    assert shown
    assert shown.status == 404
    look(page, "not-found")
    for suffix in ("", "pin/check/", "pin/suggestion/"):
        assert same(page.request.get(address + suffix)) == same(page.request.get(unknown + suffix))
    page.goto(home)
    for suffix in ("", "pin/check/", "pin/suggestion/"):
        sent = _post(page, address + suffix)
        assert sent == _post(page, unknown + suffix)
        assert sent[0] == 404


def _post(page: Page, address: str) -> tuple[int, str, dict[str, str]]:
    """Send the form as a page of ours would, with its token."""
    token = page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    form: Form = {"csrfmiddlewaretoken": token, "name": "Taken Over", "pin": "8305619472"}
    return same(page.request.post(address, form=form, headers={"Referer": page.url}))
