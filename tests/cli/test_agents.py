"""`watchword agents add`: staff, and the one-time link with which they choose a password."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from tests.cli.commands import Commands, refusal
from tests.support.factors import with_app
from watchword.ledger.models import Entry
from watchword.people.factors import factors_of
from watchword.people.models import Agent, User

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.keys.file_ring import FileKeyRing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ring")]
ANN = "ann.new@desk.example"


def test_a_link_is_printed_and_leads_to_the_page(watchword: Commands) -> None:
    done = watchword("agents", "add", ANN, "--role", "agent", "--name", "Ann New")
    assert (done.returncode, done.stderr) == (0, "")
    link = done.stdout.splitlines()[-1]
    assert link.startswith(settings.WATCHWORD.base_url)
    page = Client().get(link.removeprefix(settings.WATCHWORD.base_url))
    assert page.status_code == 200
    assert Agent.objects.get().role == "agent"
    assert User.objects.get().name == "Ann New"
    assert not User.objects.get().has_usable_password()


def test_the_same_person_gets_another_role_and_link(watchword: Commands) -> None:
    first = json.loads(watchword("agents", "add", ANN, "--role", "agent", "--json").stdout)
    second = json.loads(watchword("agents", "add", ANN, "--role", "auditor", "--json").stdout)
    assert first.keys() == second.keys() == {"email", "role", "link"}
    assert (second["email"], second["role"]) == (ANN, "auditor")
    assert first["link"] != second["link"]
    assert Agent.objects.get().role == "auditor"
    assert Entry.objects.filter(event="agent.role_changed").count() == 1
    pages = [
        Client().get(made["link"].removeprefix(settings.WATCHWORD.base_url))
        for made in (first, second)
    ]
    assert pages[1].status_code == 200
    assert pages[0].content != pages[1].content


@pytest.mark.parametrize(
    "email", ["", "ann", "ann@", "a b@desk.example", "x" * 400 + "@desk.example"]
)
def test_an_unfit_address_is_refused(watchword: Commands, email: str) -> None:
    assert "email" in refusal(watchword("agents", "add", email, "--role", "agent"))
    assert not Agent.objects.exists()


def test_a_customer_does_not_become_staff(watchword: Commands, cast: Cast) -> None:
    done = watchword("agents", "add", cast.alice.user.email, "--role", "supervisor")
    assert "administrator" in refusal(done)


@pytest.mark.parametrize("name", ["a\x00b", "x" * 1000])
def test_an_unfit_name_is_refused(watchword: Commands, name: str) -> None:
    refusal(watchword("agents", "add", ANN, "--role", "agent", "--name", name))
    assert not Agent.objects.exists()


def test_one_who_lost_everything_starts_over(watchword: Commands, ring: FileKeyRing) -> None:
    watchword("agents", "add", ANN, "--role", "agent")
    user = with_app(User.objects.get())
    watchword("agents", "add", ANN, "--role", "agent")
    assert factors_of(user).app
    browser = Client()
    browser.force_login(user)
    assert watchword("agents", "add", ANN, "--role", "agent", "--start-over").returncode == 0
    assert not factors_of(user).has_second
    assert browser.get("/account/").status_code == 302
    assert Entry.objects.filter(event="second_factor.removed").count() == 1
