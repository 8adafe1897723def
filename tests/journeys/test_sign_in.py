"""Signing in with a second factor and with a recovery code; signing out elsewhere; a new password."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.journeys.account import PORTAL, come_in
from tests.journeys.newcomer import Newcomer

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.support.served import Served

CHOSEN = "three quiet wooden boats"


@pytest.fixture
def newcomer(demo_server: Served) -> Newcomer:
    """An administrator whom no other journey uses."""
    return Newcomer.make(demo_server)


def test_an_authenticator_app(browse: Browse, newcomer: Newcomer, look: Look) -> None:
    page = browse()
    account = come_in(page, newcomer)
    look(page, "account-empty")
    page.get_by_role("link", name="Add an authenticator app").click()
    look(page, "account-app")
    page.get_by_role("button", name="Add the app").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "account-app-refused")
    page.get_by_role("link", name="Cancel").click()
    app = account.add_app()
    look(page, "account-codes")
    codes = account.recovery_codes()
    assert len(set(codes)) == 10
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()
    kept = download.value.path().read_text()
    assert all(code.replace(" ", "") in kept for code in codes)
    page.get_by_role("link", name="I have kept them").click()
    look(page, "account-with-app")
    account.sign_out()

    account.password(newcomer.person)
    look(page, "second-step")
    account.code("000000")
    expect(page.get_by_role("alert")).to_contain_text("That was not accepted.")
    look(page, "second-step-refused")
    account.code(app.code())
    expect(page).to_have_url(PORTAL)
    account.sign_out()

    account.password(newcomer.person)
    account.code(codes[0])
    expect(page).to_have_url(PORTAL)
    account.open()
    expect(page.get_by_text("9 codes are left")).to_be_visible()
    page.get_by_role("link", name="Make new codes").click()
    look(page, "account-codes-new")
    page.get_by_role("button", name="Make new codes").click()
    assert not set(codes) & set(account.recovery_codes())
    page.goto("/account/app/remove/")
    look(page, "account-app-remove")
    page.get_by_role("button", name="Remove the authenticator app").click()
    expect(page.get_by_role("status")).to_have_text("The authenticator app is removed.")


def test_all_but_passkeys_works_without_javascript(
    browse: Browse, newcomer: Newcomer, look: Look
) -> None:
    page = browse(java_script_enabled=False)
    account = come_in(page, newcomer)
    app = account.add_app()
    codes = account.recovery_codes()
    assert len(codes) == 10
    page.goto("/account/passkeys/")
    expect(page.get_by_text("A passkey needs JavaScript in this browser.")).to_be_visible()
    expect(page.get_by_role("button", name="Add a passkey")).to_be_hidden()
    account.sign_out()
    account.password(newcomer.person)
    account.code(app.code())
    expect(page).to_have_url(PORTAL)


def test_signing_out_elsewhere(browse: Browse, newcomer: Newcomer, look: Look) -> None:
    other, third, page = browse(), browse(), browse()
    for window in (other, third):
        come_in(window, newcomer)
    come_in(page, newcomer)
    look(page, "account-sessions")
    page.get_by_role("button", name=re.compile("^Sign out Chrome")).first.click()
    expect(page.get_by_role("status")).to_contain_text("is signed out.")
    page.get_by_role("button", name="Sign out everywhere else").click()
    expect(page.get_by_role("status")).to_have_text("1 session was ended.")
    for window in (other, third):
        window.reload()
        expect(window.get_by_role("heading", level=1)).to_have_text("Sign in")
    expect(page.get_by_text("You are signed in nowhere else.")).to_be_visible()
    page.goto("/account/sessions/")
    look(page, "account-sessions-end")


def test_a_new_password(browse: Browse, newcomer: Newcomer, look: Look) -> None:
    page = browse()
    come_in(page, newcomer)
    page.get_by_role("link", name="Change password").click()
    look(page, "account-password")
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "account-password-refused")
    page.get_by_label("Present password").fill(newcomer.person.password)
    for label in ("New password", "The same password again"):
        page.get_by_label(label).fill(CHOSEN)
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("status")).to_contain_text("Your password is changed.")
    look(page, "account-password-changed")
