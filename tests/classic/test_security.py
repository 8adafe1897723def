"""*Change Security PIN*, *Update* and *Unlock*."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from tests.classic.classic import SECURITY, UNLOCK, answered
from tests.support.cast import ACCOUNT_PIN, BOB_PIN, signed_in
from tests.verification.helping import opened
from tests.web.pages import read
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification.flows.submit_secret import submit_secret

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from tests.support.cast import Cast

NEW = "6209"


def verifies(cast: Cast, pin: str) -> bool:
    verification = submit_secret(opened(cast), pin, submitter=cast.ann.actor())
    return verification.outcome == "verified"


def test_a_new_pin_is_in_force_at_once(cast: Cast) -> None:
    page = read(answered(cast.alice).post(SECURITY, {"pin": NEW}, follow=True))
    assert page.messages() == ["Updated. The new PIN is in force now."]
    assert not verifies(cast, ACCOUNT_PIN)
    assert verifies(cast, NEW)


def test_it_is_the_account_pin_and_nobody_elses(cast: Cast) -> None:
    before = dict(Pin.objects.exclude(administrator=None).values_list("administrator_id", "sealed"))
    answered(cast.bob).post(SECURITY, {"pin": NEW})
    assert (
        dict(Pin.objects.exclude(administrator=None).values_list("administrator_id", "sealed"))
        == before
    )
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.subject, entry.actor) == (
        "pin.set",
        cast.account.public_id,
        str(cast.bob.actor()),
    )
    assert not verifies(cast, BOB_PIN)


def test_an_account_that_has_none_gets_one(cast: Cast) -> None:
    answered(cast.charlie).post(SECURITY, {"pin": NEW})
    assert Pin.objects.filter(account=cast.other, administrator=None).exists()
    assert verifies(cast, ACCOUNT_PIN)


@pytest.mark.parametrize("typed", ["62 09", "62-09", " 6209 ", "\u0666\u0662\u0660\u0669"])
def test_digits_are_taken_however_they_are_written(cast: Cast, typed: str) -> None:
    answered(cast.alice).post(SECURITY, {"pin": typed})
    assert verifies(cast, NEW)


@pytest.mark.parametrize(
    ("pin", "sentence"),
    [
        ("", "Enter a new PIN."),
        ("620", "Choose another PIN. A PIN has 4 to 10 digits."),
        ("62094", "Choose another PIN. Here a PIN has exactly 4 digits."),
        ("6209481375", "Choose another PIN. Here a PIN has exactly 4 digits."),
        ("62094813750", "Choose another PIN. A PIN has 4 to 10 digits."),
        ("62o9", "Choose another PIN. A PIN has digits only, 0 to 9."),
    ],
)
def test_another_length_is_refused(cast: Cast, pin: str, sentence: str) -> None:
    page = read(answered(cast.alice).post(SECURITY, {"pin": pin}))
    assert page.problems() == [sentence]
    assert verifies(cast, ACCOUNT_PIN)


def test_where_four_are_too_few_it_takes_what_the_settings_say(
    cast: Cast, settings: Settings
) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, pin_min_length=6)
    client = answered(cast.alice)
    assert "6 to 10 digits" in read(client.get(SECURITY)).text
    page = read(client.post(SECURITY, {"pin": NEW}))
    assert page.problems() == ["Choose another PIN. A PIN has 6 to 10 digits."]
    client.post(SECURITY, {"pin": "62094813"})
    assert verifies(cast, "62094813")


def lock(cast: Cast) -> None:
    attempts = settings.WATCHWORD.pin_attempts
    Pin.objects.filter(account=cast.account, administrator=None).update(failures=attempts)


def test_a_locked_pin_is_unlocked_and_stays_the_same(cast: Cast) -> None:
    lock(cast)
    client = answered(cast.alice)
    assert "Unlock" in read(client.get(SECURITY)).text
    page = read(client.post(UNLOCK, follow=True))
    assert page.messages() == ["Unlocked. The PIN is the one that it was."]
    assert "Unlock" not in [button.text for button in page.all("button")]
    assert verifies(cast, ACCOUNT_PIN)


def test_there_is_nothing_to_unlock_where_nothing_is_locked(cast: Cast) -> None:
    client = answered(cast.alice)
    assert read(client.post(UNLOCK, follow=True)).messages() == [
        "The PIN was not locked. Nothing was changed."
    ]


def test_a_new_pin_opens_a_lock_too(cast: Cast) -> None:
    lock(cast)
    answered(cast.alice).post(SECURITY, {"pin": NEW})
    assert verifies(cast, NEW)


def test_only_its_own_administrators_reach_it(cast: Cast) -> None:
    lock(cast)
    for person in (cast.ann, cast.sue, cast.aud):
        client = signed_in(person)
        for path in (SECURITY, UNLOCK):
            assert client.post(path, {"pin": NEW}).status_code == 404
    answered(cast.charlie).post(UNLOCK)
    assert Pin.objects.get(account=cast.account, administrator=None).failures == 5


def test_a_form_from_elsewhere_changes_nothing(cast: Cast) -> None:
    asked = answered(cast.alice)
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = asked.cookies
    assert browser.post(SECURITY, {"pin": NEW}).status_code == 403
    assert verifies(cast, ACCOUNT_PIN)
