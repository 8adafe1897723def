"""The cast: alice owns an account, bob is her colleague, charlie a stranger; staff at the desk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from django.conf import settings
from django.db import transaction
from django.test import Client

from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.keys import current, file_ring
from watchword.people.flows.add_agent import add_agent
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.establish_account import add_administrator, establish_account
from watchword.people.models import Account, Administrator, Agent, ContactOfRecord
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSWORD = "a long password of the tests"
ALICE_PIN, BOB_PIN, CHARLIE_PIN, ACCOUNT_PIN = "8305", "6194", "7261", "9174"
WRONG_PIN = "4073"
LONG_AGO = dt.timedelta(days=400)


@dataclass(frozen=True)
class Cast:
    """Everybody, with a PIN each; ``other`` is charlie's account."""

    account: Account
    other: Account
    alice: Administrator
    bob: Administrator
    charlie: Administrator
    ann: Agent
    sue: Agent
    aud: Agent


def make_account(
    number: str, name: str, *, email: str = "", phone: str = "", postal: str = ""
) -> Account:
    """Establish an account with contacts that have been of record for long."""
    since = clock.now() - LONG_AGO
    with transaction.atomic():
        account = establish_account(number, name, actor=OPERATOR)
        for kind, value in (
            (ContactOfRecord.Kind.EMAIL, email),
            (ContactOfRecord.Kind.PHONE, phone),
            (ContactOfRecord.Kind.POSTAL, postal),
        ):
            if value:
                add_contact(account, kind, value, actor=OPERATOR, recorded_at=since)
    return account


def make_administrator(
    account: Account, email: str, name: str, pin: str = "", *, authorised: bool = True
) -> Administrator:
    """Add an administrator who can sign in with `PASSWORD`; with a PIN if one is given."""
    with transaction.atomic():
        administrator = add_administrator(
            account, email, name, authorised=authorised, actor=OPERATOR, password=PASSWORD
        )
    if pin:
        set_pin(account, administrator, pin, actor=administrator.actor(), origin=Pin.Origin.OWNER)
    return administrator


def make_agent(email: str, name: str, role: Agent.Role = Agent.Role.AGENT) -> Agent:
    """Add one of the provider's staff who can sign in with `PASSWORD`."""
    agent, _token = add_agent(email, role, actor=OPERATOR, name=name)
    agent.user.set_password(PASSWORD)
    agent.user.save()
    return agent


def make_cast() -> Cast:
    """Make everybody."""
    account = make_account(
        "100200",
        "Harbour Bakery",
        email="office@harbour.example",
        phone="+1 555 010 7788",
        postal="12 Quay Street, Port Ellis 30451",
    )
    other = make_account("100300", "Northwind Cycles", email="hello@northwind.example")
    set_pin(account, None, ACCOUNT_PIN, actor=OPERATOR, origin=Pin.Origin.OWNER)
    return Cast(
        account=account,
        other=other,
        alice=make_administrator(account, "alice@harbour.example", "Alice Archer", ALICE_PIN),
        bob=make_administrator(account, "bob@harbour.example", "Bob Breton", BOB_PIN),
        charlie=make_administrator(other, "charlie@northwind.example", "Charlie Chen", CHARLIE_PIN),
        ann=make_agent("ann@desk.example", "Ann Agent"),
        sue=make_agent("sue@desk.example", "Sue Supervisor", Agent.Role.SUPERVISOR),
        aud=make_agent("aud@desk.example", "Aud Auditor", Agent.Role.AUDITOR),
    )


def signed_in(person: Administrator | Agent) -> Client:
    """Return a browser in which ``person`` has just signed in with the password."""
    client = Client()
    client.force_login(person.user)
    prove(client, person)
    return client


def prove(client: Client, person: Administrator | Agent) -> None:
    """Have the session of ``client`` say that ``person`` has proved it now."""
    session = client.session
    proof = {"method": "password", "at": clock.now().timestamp()}
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [proof]
    session["account_authentication_methods_user"] = str(person.user.pk)
    session.save()


@pytest.fixture
def ring() -> Iterator[file_ring.FileKeyRing]:
    """A key ring in the data folder of this test process."""
    current.key_ring.cache_clear()
    path = settings.DATA / file_ring.FILE_NAME
    settings.DATA.mkdir(parents=True, exist_ok=True)
    made = file_ring.load(settings.DATA) if path.exists() else file_ring.create(settings.DATA)
    yield made
    current.key_ring.cache_clear()


@pytest.fixture
def cast(db: None, ring: file_ring.FileKeyRing) -> Cast:
    """Everybody, in the database of this test."""
    return make_cast()
