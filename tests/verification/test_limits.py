"""The limits that come before the PIN's own: the guesser is stopped, others go on, and nothing is learnt."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.support.cast import ALICE_PIN, BOB_PIN, WRONG_PIN, Cast
from tests.support.rings import product_with
from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification import limits
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Conversation, Limit

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from watchword.people.models import Administrator

NOON = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)
WINDOW = dt.timedelta(minutes=15)
KEY = Actor(ActorKind.API_KEY, "key_1")


def attempt(
    cast: Cast, person: Administrator, digits: str, *, caller: str = "", by: Actor | None = None
) -> str:
    conversation = open_conversation(cast.ann, cast.account, person, caller=caller)
    verification = conversation.verifications.get()
    return submit_secret(verification, digits, submitter=by or cast.ann.actor()).outcome


def failures(person: Administrator) -> int:
    return Pin.objects.get(administrator=person).failures


def last_reason() -> object:
    return decode(bytes(Entry.objects.latest("pk").leaf)).get("fact_reason")


def few(settings: Settings, **changes: int) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, **changes)


def test_a_caller_over_the_limit_learns_nothing_and_costs_the_pin_nothing(cast: Cast) -> None:
    """Four failures are fewer than lock a PIN: who comes from one place cannot lock the customer out."""
    told = [attempt(cast, cast.alice, WRONG_PIN, caller="+1 555 0100") for _ in range(4)]
    assert told == ["refused"] * 4
    for digits in (ALICE_PIN, WRONG_PIN, ALICE_PIN):
        assert attempt(cast, cast.alice, digits, caller="+1 555 0100") == "refused"
        assert last_reason() == "limit"
    assert failures(cast.alice) == 4


def test_who_calls_from_elsewhere_goes_on(cast: Cast) -> None:
    for _ in range(6):
        attempt(cast, cast.alice, WRONG_PIN, caller="+1 555 0100")
    assert attempt(cast, cast.alice, ALICE_PIN, caller="+1 555 0199") == "verified"
    assert attempt(cast, cast.bob, BOB_PIN) == "verified"


def test_one_caller_is_stopped_whoever_is_asked_for(cast: Cast) -> None:
    for person in (cast.alice, cast.bob, cast.alice, cast.bob):
        attempt(cast, person, WRONG_PIN, caller="+1 555 0100")
    assert attempt(cast, cast.bob, BOB_PIN, caller="(1) 555-0100") == "refused"
    assert last_reason() == "limit"


@pytest.mark.parametrize(
    ("name", "by"), [("limit_agent", None), ("limit_api_key", KEY), ("limit_installation", None)]
)
def test_each_limit_stops_at_its_setting(
    cast: Cast, settings: Settings, name: str, by: Actor | None
) -> None:
    few(settings, **{name: 2})
    attempt(cast, cast.alice, WRONG_PIN, by=by)
    attempt(cast, cast.alice, WRONG_PIN, by=by)
    assert attempt(cast, cast.alice, ALICE_PIN, by=by) == "refused"
    assert last_reason() == "limit"
    assert failures(cast.alice) == 2


def test_what_was_right_counts_against_nobody(cast: Cast, settings: Settings) -> None:
    few(settings, limit_agent=2, limit_caller=2, limit_installation=2)
    for _ in range(6):
        assert attempt(cast, cast.alice, ALICE_PIN, caller="+1 555 0100") == "verified"
    assert set(Limit.objects.values_list("count", flat=True)) == {0}


def test_another_agent_goes_on(cast: Cast, settings: Settings) -> None:
    few(settings, limit_agent=1)
    attempt(cast, cast.alice, WRONG_PIN)
    assert attempt(cast, cast.bob, BOB_PIN) == "refused"
    assert attempt(cast, cast.bob, BOB_PIN, by=cast.sue.actor()) == "verified"


def test_a_new_window_begins_anew(cast: Cast, settings: Settings) -> None:
    few(settings, limit_caller=1)
    with clock.at(NOON + WINDOW - dt.timedelta(seconds=1)):
        attempt(cast, cast.alice, WRONG_PIN, caller="1")
        assert attempt(cast, cast.alice, ALICE_PIN, caller="1") == "refused"
    with clock.at(NOON + WINDOW):
        assert attempt(cast, cast.alice, ALICE_PIN, caller="1") == "verified"


@pytest.mark.django_db
def test_a_clock_that_is_behind_opens_no_new_window() -> None:
    with transaction.atomic():
        told = [limits.charge({"k": 2}, window) for window in (7, 6, 7, 6, 7)]
    assert told == [True, True, False, False, False]


@pytest.mark.django_db
def test_what_is_given_back_never_falls_below_nothing() -> None:
    with transaction.atomic():
        limits.give_back({"k": 2}, 7)
        limits.charge({"k": 2}, 7)
        for window in (7, 7, 8, 6):
            limits.give_back({"k": 2}, window)
    assert Limit.objects.get().count == 0


@pytest.mark.django_db
def test_what_is_given_back_to_a_window_that_is_over_changes_nothing() -> None:
    with transaction.atomic():
        limits.charge({"k": 2}, 8)
        limits.give_back({"k": 2}, 7)
    assert (Limit.objects.get().count, Limit.objects.get().window) == (1, 8)


def keys(caller: str) -> set[str]:
    counted = limits.limits_for(Conversation(caller=caller), KEY)
    return {key for key in counted if key.startswith("caller:")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+1 555 010 7788", "15550107788"),
        ("(1) 555-010-7788", "1.555.010.7788"),
        ("Ann@Mail.example", " ann@mail.EXAMPLE "),
    ],
)
def test_one_caller_is_one_however_written(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ann7@mail.example", "bob7@mail.example"),
        ("1.23.4.5", "12.3.4.5"),
        ("2001:db8::1", "2001:db8::a1"),
        ("+1 555 0100", "+1 555 0101"),
        ("--", "++"),
    ],
)
def test_two_callers_are_two(one: str, other: str) -> None:
    assert keys(one).isdisjoint(keys(other))


@given(st.text(min_size=1, max_size=60))
def test_a_key_shows_no_number_and_no_address(caller: str) -> None:
    (key,) = keys(caller)
    assert len(key) <= 64
    assert len(caller) < 8 or caller not in key


def test_without_a_caller_nobody_shares_a_limit_with_others_who_have_none() -> None:
    assert keys("") == set()
