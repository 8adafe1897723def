"""An agent signs in with the OpenID provider, in a browser that holds pages to their policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import SIZES
from tests.support import environment
from tests.support.openid_provider import Provider, provider
from tests.support.served import Served, installation, serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.journeys.looking import Look

PEOPLE: dict[str, dict[str, object]] = {
    "mara-at-work": {"email": "mara@desk.example", "email_verified": True},
    "a-stranger": {"email": "stranger@nowhere.example", "email_verified": True},
}


@pytest.fixture(scope="module")
def running() -> Iterator[Provider]:
    with provider(PEOPLE) as started:
        yield started


@pytest.fixture(scope="module")
def served(running: Provider) -> Iterator[Served]:
    """An installation whose agents must have a second factor, or sign in with the provider."""
    settings = {
        "WATCHWORD_AGENT_SECOND_FACTOR": "required",
        "WATCHWORD_OIDC_ISSUER": running.issuer,
        "WATCHWORD_OIDC_NAME": "Example ID",
        "WATCHWORD_OIDC_CLIENT_ID": "watchword",
        "WATCHWORD_OIDC_CLIENT_SECRET": "a secret of the tests",
    }
    with (
        installation(environment.chosen(), **settings) as place,
        serving(place, demo=True) as started,
    ):
        yield started


def test_an_agent_comes_in_by_the_provider(
    browser: Browser, served: Served, size: str, look: Look
) -> None:
    page = browser.new_context(base_url=served.url, viewport=SIZES[size]).new_page()
    page.goto("/login/")
    look(page, "sign-in-with-openid")
    page.get_by_role("button", name="Sign in with Example ID").click()
    page.get_by_role("button", name="a-stranger").first.click()
    expect(page.get_by_role("status")).to_contain_text("belongs to none of our agents")
    look(page, "sign-in-openid-refused")
    page.get_by_role("button", name="Sign in with Example ID").click()
    page.get_by_role("button", name="mara-at-work").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is it about?")
    page.context.close()


def test_with_the_password_alone_an_agent_gets_no_further_than_the_page_to_add_a_factor(
    browser: Browser, served: Served, size: str, look: Look
) -> None:
    page = browser.new_context(base_url=served.url, viewport=SIZES[size]).new_page()
    page.goto("/desk/")
    page.get_by_label("Username").fill(served.demo["agent"]["email"])
    page.get_by_label("Password").fill(served.demo["agent"]["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("Until you have one, nothing else opens.")).to_be_visible()
    look(page, "account-must-add")
    page.context.close()
