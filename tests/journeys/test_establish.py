"""An account comes to be at the desk; its first administrator, and then a colleague, come in by mail."""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.journeys.mailbox import link_in_mail
from tests.journeys.people import Person
from tests.journeys.portal import Portal, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.journeys.conftest import Browse
    from tests.journeys.looking import Look
    from tests.journeys.people import People
    from tests.journeys.pins import TypedPins
    from tests.support.served import Served

PASSWORD = "copper lantern under bridge"


def new_person(name: str) -> Person:
    return Person(name, f"{uuid.uuid4().hex[:10]}@tide.example", PASSWORD, "")


def establish(page: Page, number: str, person: Person, look: Look) -> None:
    """At the desk, as a supervisor."""
    page.goto("/desk/")
    page.get_by_role("link", name="Establish an account").click()
    look(page, "establish")
    page.get_by_role("button", name="Establish").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "establish-refused")
    page.get_by_label("Account number").fill(number)
    page.get_by_label("Customer's name").fill("Tide & Tallow Chandlers")
    page.get_by_label("Email of record").fill(f"office@{number}.example")
    contacts = page.get_by_role("group", name="First administrator")
    contacts.get_by_label("Name").fill(person.name)
    contacts.get_by_label("Email").fill(person.email)
    page.get_by_role("button", name="Establish").click()
    expect(page.get_by_role("status")).to_contain_text(f"An invitation goes to {person.email}.")
    look(page, "established")


def accept(page: Page, link: str, person: Person, pin: str) -> None:
    """From the link in the mail to the dashboard."""
    page.goto(link)
    page.get_by_label("New password").fill(PASSWORD)
    page.get_by_label("The same password again").fill(PASSWORD)
    page.get_by_label("Security PIN", exact=True).fill(pin)
    expect(page.get_by_text("This PIN can be used.")).to_be_visible()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_label("Username")).to_have_value(person.email)
    sign_in(page, person)
    expect(page).to_have_url(re.compile("/portal/$"))


def invite(page: Page, person: Person, look: Look) -> None:
    """From the list of administrators, as one of them."""
    page.goto("/portal/users/administrators/")
    page.get_by_role("link", name="Invite an administrator").click()
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "invite-refused")
    page.get_by_label("Name").fill(person.name)
    page.get_by_label("Email").fill(person.email)
    page.get_by_label("Authorised to contact support").check()
    look(page, "invite")
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.get_by_role("status")).to_contain_text(f"An invitation goes to {person.email}.")
    expect(Portal(page).row(person.name)).to_contain_text("Link runs out in 24 hours")
    look(page, "administrators-invited")


def open_removal(page: Page, name: str) -> None:
    """From anywhere to the page that asks whether it is meant."""
    Portal(page).open_person(name)
    page.get_by_role("link", name=f"Remove {name}").click()


def test_from_the_desk_to_a_colleague_who_comes_and_goes(
    browse: Browse, people: People, typed: TypedPins, demo_server: Served, look: Look
) -> None:
    number, erin, ivo = str(uuid.uuid4().int)[:9], new_person("Erin Ekman"), new_person("Ivo Ito")
    desk = browse()
    Portal(desk).come_in(people["supervisor"])
    establish(desk, number, erin, look)

    page = browse()
    link = link_in_mail(demo_server, erin.email, "/invitations/")
    accept(page, link, erin, typed.fresh())
    look(page, "dashboard-of-a-new-account")
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link can no longer be used")

    invite(page, ivo, look)
    first = link_in_mail(demo_server, ivo.email, "/invitations/")
    page.get_by_role("button", name=f"Send again {ivo.name}").click()
    expect(page.get_by_role("status")).to_contain_text(f"An invitation goes to {ivo.email}.")
    second = link_in_mail(demo_server, ivo.email, "/invitations/", but=frozenset({first}))
    colleague = browse()
    accept(colleague, second, ivo, typed.fresh())

    open_removal(page, ivo.name)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Remove {ivo.name}?")
    look(page, "remove")
    page.get_by_role("button", name=f"Remove {ivo.name}").click()
    expect(page.get_by_role("status")).to_contain_text(f"{ivo.name} is removed")
    expect(Portal(page).pencil(ivo.name)).to_have_count(0)
    colleague.goto("/portal/")
    expect(colleague).to_have_url(re.compile("/login/"))
    sign_in(colleague, ivo)
    expect(colleague.get_by_role("alert")).to_contain_text("do not go together")
    open_removal(page, erin.name)
    expect(page.get_by_role("alert")).to_contain_text("You are the only administrator")
    look(page, "remove-the-last")


def test_the_page_of_an_invitation_helps_with_both(
    browse: Browse, people: People, demo_server: Served, look: Look
) -> None:
    priya = "priya@lanternloom.example"
    page = browse()
    page.goto(link_in_mail(demo_server, priya, "/invitations/"))
    expect(page.get_by_text("Priya Raman")).to_be_visible()
    look(page, "invitation-administrator")
    page.get_by_label("New password").fill("short")
    page.get_by_label("Security PIN", exact=True).fill("1234")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look(page, "invitation-administrator-refused")
    page.get_by_role("button", name="Suggest a PIN").click()
    expect(page.get_by_text("A random PIN is in the box.")).to_be_visible()
    look(page, "invitation-administrator-suggested")


def test_an_invitation_is_withdrawn(
    browse: Browse, people: People, demo_server: Served, look: Look
) -> None:
    ivo = new_person("Ivo Ito")
    page = browse()
    Portal(page).come_in(people["stranger"])
    page.goto("/portal/users/administrators/invite/")
    page.get_by_label("Name").fill(ivo.name)
    page.get_by_label("Email").fill(ivo.email)
    page.get_by_role("button", name="Send the invitation").click()
    link = link_in_mail(demo_server, ivo.email, "/invitations/")
    page.get_by_role("link", name=f"Withdraw {ivo.name}").click()
    look(page, "withdraw")
    page.get_by_role("button", name="Withdraw the invitation").click()
    expect(page.get_by_role("status")).to_be_visible()
    invited = browse()
    invited.goto(link)
    expect(invited.get_by_role("heading", level=1)).to_have_text("This link can no longer be used")
    look(invited, "invitation-dead")
