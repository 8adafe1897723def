"""What the demo's customers have lived through in the last weeks, so that their activity tells something."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F

from watchword.core import clock
from watchword.notices.models import Notice
from watchword.people.flows.add_own_contact import add_own_contact
from watchword.people.flows.change_own_contact import change_own_contact
from watchword.people.models import Administrator, Agent, ContactOfRecord
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Channel
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from collections.abc import Iterator

# No phone and no address: those decide which PINs are refused.
BOOKS, ACCOUNTS = "books@lanternloom.example", "accounts@lanternloom.example"


@dataclass(frozen=True, slots=True)
class Known:
    """An administrator and the PIN of the demo; ``of_account``: it is the account PIN."""

    email: str
    pin: str
    of_account: bool = False

    @property
    def person(self) -> Administrator:
        """The administrator."""
        return Administrator.objects.select_related("account", "user").get(user__email=self.email)


def live_through(agent_email: str, owner: Known, colleague: Known, classic: Known) -> None:
    """Let five weeks pass for the first account and the classic one, each step through its flow."""
    agent = Agent.objects.select_related("user").get(user__email=agent_email)
    last = Notice.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with _ago(days=37, hours=3):
        _call(agent, colleague, colleague.pin)
    with _ago(days=23, hours=5):
        books = add_own_contact(owner.person, ContactOfRecord.Kind.EMAIL, BOOKS)
    with _ago(days=16, hours=2):
        _call(agent, owner, _wrong(owner.pin), owner.pin)
    with _ago(days=15, hours=20):
        _choose_anew(owner)
    with _ago(days=11, hours=6):
        _call(agent, classic, _wrong(classic.pin), classic.pin)
    with _ago(days=11, hours=1):
        _choose_anew(classic)
    with _ago(days=8, hours=4):
        change_own_contact(colleague.person, books.public_id, ACCOUNTS)
    with _ago(days=4, hours=7):
        _call(agent, owner, owner.pin, channel=Channel.EMAIL)
    # Who was to be told has been told long since.
    Notice.objects.filter(pk__gt=last).update(state=Notice.State.SENT, sent_at=F("at"), tries=1)


@contextmanager
def _ago(**time: float) -> Iterator[None]:
    with clock.at(clock.now() - dt.timedelta(**time)):
        yield


def _call(agent: Agent, known: Known, *pins: str, channel: Channel = Channel.PHONE) -> None:
    """Let somebody give ``pins``, one after the other, and the conversation end."""
    person = known.person
    asked = None if known.of_account else person
    conversation = open_conversation(agent, person.account, asked, channel=channel)
    verification = latest_verification(conversation)
    if verification:
        for pin in pins:
            submit_secret(verification, pin, submitter=agent.actor())
    end_conversation(agent, conversation)


def _choose_anew(known: Known) -> None:
    """Put the PIN in force once more: the wrong try is forgotten, and demo.json stays true."""
    person = known.person
    owner = None if known.of_account else person
    set_pin(person.account, owner, known.pin, actor=person.actor(), origin=Pin.Origin.OWNER)


def _wrong(pin: str) -> str:
    return pin[::-1]
