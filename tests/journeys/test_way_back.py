"""One who forgot the password, and one who lost everything, get back in; who is told can stop it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.mailbox import link_in_mail
from tests.journeys.newcomer import Newcomer
from tests.journeys.portal import Portal, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import Person
    from tests.journeys.pins import TypedPins
    from tests.support.served import Served

NEW_PASSWORD = "amber kettle over harbour"


def ask_for_link(page: Page, person: Person, look: Look) -> None:
    """From the sign-in page."""
    page.goto("/login/")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "forgotten-empty")
    page.get_by_label("Username").fill(person.email)
    look(page, "forgotten")
    page.get_by_role("button", name="Send the link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look into your mailbox")
    look(page, "forgotten-sent")


def choose(page: Page, pin: str) -> None:
    """On the page that the link opens."""
    page.get_by_label("New password").fill(NEW_PASSWORD)
    page.get_by_label("The same password again").fill(NEW_PASSWORD)
    page.get_by_label("Security PIN", exact=True).fill(pin)
    expect(page.get_by_text("This PIN can be used.")).to_be_visible()
    page.get_by_role("button", name="Continue").click()


def come_in(page: Page, person: Person) -> None:
    """Sign in with the new password, to the dashboard."""
    expect(page.get_by_label("Username")).to_have_value(person.email)
    sign_in(page, replace(person, password=NEW_PASSWORD))
    expect(page).to_have_url(re.compile("/portal/$"))


def claim(page: Page, person: Person, look: Look) -> None:
    """From the page of one who forgot the password."""
    page.goto("/login/forgotten/")
    page.get_by_role("link", name="I cannot open that mailbox either").click()
    look(page, "recovery")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "recovery-refused")
    page.get_by_label("Account number").fill(person.account)
    page.get_by_label("Username").fill(person.email)
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have taken that down")
    look(page, "recovery-sent")


def test_from_a_forgotten_password_to_the_dashboard(
    browse: Browse, demo_server: Served, typed: TypedPins, look: Look
) -> None:
    person = Newcomer.make(demo_server).person
    elsewhere = browse()
    Portal(elsewhere).come_in(person)
    page = browse()
    ask_for_link(page, person, look)
    link = link_in_mail(demo_server, person.email, "/login/reset/")
    page.goto(link)
    look(page, "reset")
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "reset-refused")
    choose(page, typed.fresh())
    expect(page.get_by_role("status")).to_contain_text("are in force. Sign in.")
    look(page, "reset-done")
    come_in(page, person)
    expect(page.get_by_role("main")).to_contain_text("Set")
    elsewhere.reload()
    expect(elsewhere).to_have_url(re.compile("/login/"))
    page.goto(link)
    look(page, "reset-dead")


def test_the_mail_alone_does_not_get_past_the_second_factor(
    browse: Browse, demo_server: Served, typed: TypedPins, look: Look
) -> None:
    newcomer = Newcomer.make(demo_server, with_app=True)
    page = browse()
    page.goto("/login/forgotten/")
    page.get_by_label("Username").fill(newcomer.person.email)
    page.get_by_role("button", name="Send the link").click()
    page.goto(link_in_mail(demo_server, newcomer.person.email, "/login/reset/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Prove that it is you")
    look(page, "reset-proof")
    page.get_by_label("Code").fill("wrong")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "reset-proof-refused")
    page.get_by_label("Code").fill(newcomer.code())
    page.get_by_role("button", name="Continue").click()
    choose(page, typed.fresh())
    expect(page.get_by_role("status")).to_contain_text("are in force. Sign in.")


def test_after_two_days_one_who_lost_everything_is_back_in(
    browse: Browse, demo_server: Served, typed: TypedPins, look: Look
) -> None:
    newcomer = Newcomer.make(demo_server, with_app=True)
    page = browse()
    claim(page, newcomer.person, look)
    link_in_mail(demo_server, newcomer.office, "/recovery/stop/")
    newcomer.let_two_days_pass()
    link = link_in_mail(demo_server, newcomer.office, "/login/recovery/")
    page.goto(link)
    look(page, "recovery-choose")
    choose(page, typed.fresh())
    come_in(page, newcomer.person)
    page.goto(link)
    look(page, "recovery-dead")


def test_whoever_is_told_stops_it(browse: Browse, demo_server: Served, look: Look) -> None:
    newcomer = Newcomer.make(demo_server)
    page = browse()
    claim(page, newcomer.person, look)
    link = link_in_mail(demo_server, newcomer.office, "/recovery/stop/")
    owner = browse()
    Portal(owner).come_in(newcomer.person)
    expect(owner.get_by_role("button", name="Stop it")).to_be_visible()
    look(owner, "dashboard-recovery")
    page.goto(link)
    look(page, "recovery-stop")
    page.get_by_role("button", name="Stop it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Stopped")
    look(page, "recovery-stopped")
    page.goto(link)
    look(page, "recovery-over")
    owner.reload()
    expect(owner.get_by_role("button", name="Stop it")).to_have_count(0)


def test_reset_password_on_the_edit_page(browse: Browse, demo_server: Served, look: Look) -> None:
    person = Newcomer.make(demo_server).person
    page = browse()
    portal = Portal(page)
    portal.come_in(person)
    portal.open_person(person.name)
    look(page, "administrator-reset-password")
    page.get_by_role("button", name="Reset password").click()
    expect(portal.status).to_contain_text(person.email)
    look(page, "administrator-reset-password-sent")
    assert link_in_mail(demo_server, person.email, "/login/reset/")
