"""Passkeys in a browser: added, used alone, used as a second step, used to prove it again, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.journeys.account import PORTAL, come_in
from tests.journeys.newcomer import Newcomer

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.support.served import Served


@pytest.fixture(scope="module")
def browser_context_args(demo_server: Served) -> dict[str, Any]:
    """What every context is made with: browsers know no passkeys on a number, the site needs a name."""
    url = demo_server.url.replace("127.0.0.1", "localhost")
    return {"base_url": url, "reduced_motion": "reduce"}


@pytest.fixture
def newcomer(demo_server: Served) -> Newcomer:
    """An administrator whom no other journey uses."""
    return Newcomer.make(demo_server)


def test_a_passkey_alone(browse: Browse, newcomer: Newcomer, look: Look) -> None:
    page = browse()
    account = come_in(page, newcomer)
    account.give_device()
    page.get_by_role("link", name="Add a passkey").click()
    look(page, "account-passkey-add")
    page.get_by_label("Name").fill("Work phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("status").first).to_have_text("The passkey is set up.")
    page.get_by_role("link", name="I have kept them").click()
    look(page, "account-with-passkey")
    page.get_by_role("link", name="Rename Work phone").click()
    page.get_by_label("Name").fill("Own phone")
    look(page, "account-passkey-rename")
    page.get_by_role("button", name="Save").click()
    account.sign_out()

    page.goto("/login/")
    look(page, "sign-in")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(PORTAL)
    account.sign_out()

    account.password(newcomer.person)
    look(page, "second-step-passkey")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(PORTAL)

    page.goto("/account/again/?next=/account/")
    look(page, "again-password")
    page.get_by_role("link", name="Use a code").click()
    look(page, "again-code")
    page.get_by_role("link", name="Use a passkey").click()
    look(page, "again-passkey")
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign-in and sessions")
    page.get_by_role("link", name="Remove Own phone").click()
    look(page, "account-passkey-remove")
    page.get_by_role("button", name="Remove the passkey").click()
    expect(page.get_by_role("status")).to_have_text("The passkey “Own phone” is removed.")


def test_a_device_without_passkeys_is_told_so(browse: Browse, newcomer: Newcomer) -> None:
    page = browse()
    come_in(page, newcomer)
    page.add_init_script("delete window.PublicKeyCredential")
    page.goto("/account/passkeys/")
    expect(page.get_by_text("This browser knows no passkeys.")).to_be_visible()
    expect(page.get_by_role("button", name="Add a passkey")).to_be_hidden()
