"""The pages and states that no journey passes through, each looked at."""

from __future__ import annotations

import re
import subprocess
import sys
import uuid
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.desk import Desk, mask
from tests.journeys.people import Person
from tests.journeys.portal import Portal, sign_in

if TYPE_CHECKING:
    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins
    from tests.support.served import Served

LET_TIME_PASS = """
import django; django.setup()
from watchword.core import clock
from watchword.verification.models import Grant, Verification
Grant.objects.filter(ended_at=None).update(expires_at=clock.now())
Verification.objects.filter(outcome="pending").update(expires_at=clock.now())
"""


def test_the_public_pages(browse: Browse, look: Look) -> None:
    page = browse()
    page.goto("/")
    page.get_by_role("link", name="Help centre").click()
    look(page, "help-centre")
    page.get_by_role("link", name="How to create and update a Security PIN").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "How to create and update a Security PIN"
    )
    look(page, "help-article")
    page.goto("/no/such/page/")
    look(page, "not-found-signed-out")


def test_the_page_about_the_api(browse: Browse, look: Look) -> None:
    page = browse()
    page.goto("/api/docs")
    expect(page.get_by_text("/api/v1/verifications", exact=True).first).to_be_visible()
    look(page, "api-docs")


def test_a_sign_in_that_fails(browse: Browse, look: Look) -> None:
    page = browse()
    page.goto("/login/")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "sign-in-empty")
    unknown = Person("", f"{uuid.uuid4()}@nobody.example", "a wrong password", "")
    sign_in(page, unknown)
    expect(page.get_by_role("alert")).to_contain_text("do not go together")
    expect(page.get_by_label("Username")).to_have_value(unknown.email)
    look(page, "sign-in-refused")
    page.context.clear_cookies()
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This form has expired")
    look(page, "form-expired")


def test_an_invitation(browse: Browse, demo_server: Served, look: Look) -> None:
    email = f"{uuid.uuid4().hex[:8]}@desk.example"
    added = demo_server.installation.run("agents", "add", email, "--role", "agent")
    link = re.search(r"/invitations/\S+/", added.stdout)
    assert link, added.stderr
    page = browse()
    page.goto(link[0])
    look(page, "invitation")
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_visible()
    look(page, "invitation-refused")
    for label in ("New password", "The same password again"):
        page.get_by_label(label).fill("a long password of a journey")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("status")).to_contain_text("Your password is set.")
    look(page, "sign-in-after-invitation")
    page.goto(link[0])
    look(page, "invitation-used")


def test_the_portal_of_one_without_a_pin(browse: Browse, people: People, look: Look) -> None:
    page = browse("classic_administrator")
    page.goto("/portal/")
    page.get_by_text(people["classic_administrator"].name).click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    look(page, "dashboard-without-pin-menu-open")
    Portal(page).open_person(people["classic_administrator"].name)
    look(page, "administrator-without-pin")


def test_the_desk_in_other_scripts_and_long_names(browse: Browse, look: Look) -> None:
    page = browse("agent")
    for number, name in (("5097713", "arabic"), ("6624909", "long"), ("4410072", "several")):
        page.goto(f"/desk/accounts/{number}/")
        expect(page.get_by_role("button", name="Start verification")).to_be_visible()
        look(page, f"desk-account-{name}")


def test_time_runs_out(
    browse: Browse, people: People, typed: TypedPins, demo_server: Served, look: Look
) -> None:
    caller, pin = people["stranger"], typed.fresh()
    Portal(browse("stranger")).set_pin(caller.name, pin)
    page = browse("agent")
    desk = Desk(page)
    page.clock.install()
    desk.verify(caller.account, mask(caller.name), pin, "Verified")
    page.clock.fast_forward("14:00")
    expect(desk.band).to_contain_text(re.compile(r"[1-5]?\d s"))
    subprocess.run(
        [sys.executable, "-c", LET_TIME_PASS], env=demo_server.installation.environ, check=True
    )
    page.clock.fast_forward("02:00")
    desk.expect_verdict("Expired")
    expect(page.get_by_text(caller.email)).to_have_count(0)
    look(page, "conversation-expired")
    page.get_by_role("button", name="Verify again").click()
    desk.expect_verdict("Not verified yet")
    page.get_by_role("heading", name="Verify somebody else").click()
    look(page, "conversation-somebody-else")
    desk.end()


def test_the_ledger(browse: Browse, look: Look) -> None:
    page = browse("auditor")
    page.goto("/ledger/")
    expect(page.get_by_role("table")).to_be_visible()
    look(page, "ledger")
    page.get_by_label("Account number").fill("0000000")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("heading", name="No entries")).to_be_visible()
    look(page, "ledger-empty")
    page = browse("supervisor")
    page.goto("/desk/")
    look(page, "desk-supervisor")
    page.get_by_role("link", name="Ledger").click()
    look(page, "ledger-supervisor")
