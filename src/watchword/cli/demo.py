"""The demo: an invented provider with invented customers, their secrets drawn at random each time."""

from __future__ import annotations

import datetime as dt
import json
import os
import secrets
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from watchword.api.flows.add_key import add_key
from watchword.cli.demo_history import Known, live_through
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_agent import add_agent
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.establish_account import add_administrator, establish_account
from watchword.people.flows.invite_again import invite_again
from watchword.people.models import Account, Administrator, Agent, ContactOfRecord
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin
from watchword.pins.queries import suggest

if TYPE_CHECKING:
    from pathlib import Path


FILE_NAME = "demo.json"
# What the demo is served with, unless the environment says otherwise.
SETTINGS = {
    "WATCHWORD_PROVIDER_NAME": "Example Telephony",
    "WATCHWORD_SUPPORT_PHONE": "+1 555 010 0100",
    # demo.json promises that agents sign in by password.
    "WATCHWORD_AGENT_SECOND_FACTOR": "optional",
}
INES, PRIYA = "ines@lanternloom.example", "priya@lanternloom.example"
ESTABLISHED = dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Customer:
    """An invented account and its contacts."""

    number: str
    name: str
    email: str
    phone: str
    postal: str
    days: int
    classic: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's sign-in data, as demo.json has it."""

    name: str
    email: str
    password: str
    account_number: str
    pin: str


MAIN = Customer(
    "4410072", "Lantern & Loom Textiles", "office@lanternloom.example", "+1 555 013 4410",
    "18 Weaver Row, Eastmere 60718", 900,
)  # fmt: skip
CLASSIC = Customer(
    "2203318", "Old Mill Roastery", "desk@oldmill.example", "+1 555 016 9020",
    "3 Millrace Lane, Brackwater 81550", 2600, classic=True,
)  # fmt: skip
STRANGER = Customer(
    "7759140", "Quill and Anchor Press", "print@quillanchor.example", "+1 555 017 2206",
    "77 Dockside, Port Alder 40193", 400,
)  # fmt: skip
OTHERS = (
    Customer("1180265", "Ferndale Veterinary Clinic", "hello@ferndalevet.example", "+1 555 010 3381",
             "9 Orchard Hill, Ferndale 22870", 1300),
    Customer("3306481", "Bäckerei Grünwald & Söhne", "buero@gruenwald.example", "+49 30 5550 1448",
             "Lindenallee 40, 10999 Neustadt", 310),
    Customer("5097713", "مكتبة النخيل", "info@nakheel.example", "+971 4 555 0126",
             "Palm Road 14, Marsa 50522", 75),
    Customer("6624909", "Cooperative Society of Independent Harbour Pilots and Tug Operators",
             "secretary@harbourpilots.example", "+1 555 019 7745", "1 Signal Tower, Lowhaven 31046", 21),
)  # fmt: skip


def fill(folder: Path, base_url: str) -> None:
    """Fill an empty installation and write `demo.json`, mode 0600; leave one that is filled as it is."""
    if (folder / FILE_NAME).exists():
        return
    # As if all of it had been so for a while: what is fresh in the demo is what was done in it.
    with clock.at(clock.now() - ESTABLISHED):
        document = _people(base_url)
    for customer in OTHERS:
        _account(customer)
    _live_through(document)
    _invite_priya()
    handle = os.open(folder / FILE_NAME, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2, ensure_ascii=False)


def _live_through(document: dict[str, Any]) -> None:
    owner, colleague = document["administrator"], document["colleague"]
    classic = document["classic_administrator"]
    live_through(
        document["agent"]["email"],
        Known(owner["email"], owner["pin"]),
        Known(colleague["email"], colleague["pin"]),
        Known(classic["email"], classic["account_pin"], of_account=True),
    )


def _people(base_url: str) -> dict[str, Any]:
    return {
        "base_url": base_url,
        "administrator": asdict(_main()),
        "colleague": asdict(_person(MAIN, "omar@lanternloom.example", "Omar Feld")),
        "classic_administrator": _classic(),
        "stranger": asdict(_person(STRANGER, "nadia@quillanchor.example", "Nadia Brook")),
        **_staff(),
        "api_key": _api_key(),
    }


def _main() -> Person:
    account = _account(MAIN)
    person = _person(MAIN, INES, "Ines Okafor")
    _administrator(account, PRIYA, "Priya Raman", authorised=False)
    return person


def _invite_priya() -> None:
    """Have one colleague whose invitation was sent just now and waits to be accepted."""
    ines, priya = (Administrator.objects.get(user__email=email) for email in (INES, PRIYA))
    invite_again(ines, priya.public_id)


def _classic() -> dict[str, str]:

    account = _account(CLASSIC)
    name, email = "Tomas Hale", "tomas@oldmill.example"
    password = _password()
    _administrator(account, email, name, password=password)
    pin = suggest(account)
    set_pin(account, None, pin, actor=OPERATOR, origin=Pin.Origin.OWNER)
    return {
        "name": name,
        "email": email,
        "password": password,
        "account_number": account.number,
        "account_pin": pin,
    }


def _account(customer: Customer) -> Account:

    since = clock.now() - dt.timedelta(days=customer.days)
    portal = Account.Portal.CLASSIC if customer.classic else Account.Portal.CURRENT
    with clock.at(since), transaction.atomic():
        account = establish_account(customer.number, customer.name, actor=OPERATOR, portal=portal)
        for kind in ContactOfRecord.Kind:
            value = getattr(customer, kind.value)
            add_contact(account, kind, value, actor=OPERATOR, recorded_at=since)
    return account


def _administrator(
    account: Account, email: str, name: str, *, password: str = "", authorised: bool = True
) -> Administrator:

    with transaction.atomic():
        return add_administrator(
            account, email, name, authorised=authorised, actor=OPERATOR, password=password or None
        )


def _person(customer: Customer, email: str, name: str) -> Person:

    account = Account.objects.filter(number=customer.number).first() or _account(customer)
    password, pin = _password(), suggest(account)
    administrator = _administrator(account, email, name, password=password)
    set_pin(account, administrator, pin, actor=administrator.actor(), origin=Pin.Origin.OWNER)
    return Person(name, email, password, account.number, pin)


def _staff() -> dict[str, Any]:

    staff = {}
    for key, name, role in (
        ("agent", "Mara Lindqvist", Agent.Role.AGENT),
        ("supervisor", "Joel Adeyemi", Agent.Role.SUPERVISOR),
        ("second_supervisor", "Hanna Castellano", Agent.Role.SUPERVISOR),
        ("auditor", "Viktor Sand", Agent.Role.AUDITOR),
    ):
        email, password = f"{name.split()[0].lower()}@desk.example", _password()
        agent, _token = add_agent(email, role, actor=OPERATOR, name=name)
        agent.user.set_password(password)
        agent.user.save()
        staff[key] = {"name": name, "email": email, "password": password}
    return staff


def _api_key() -> str:

    _key, secret = add_key("Demo", ["verifications", "pin:submit"], actor=OPERATOR)
    return secret


def _password() -> str:
    """Return a password that can be typed from a screen: three groups of letters and digits."""
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(alphabet) for _ in range(4)) for _ in range(3))
