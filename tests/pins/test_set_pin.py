"""Setting a PIN: the one operation, which keeps the policy and opens a lock."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.support.cast import ACCOUNT_PIN, ALICE_PIN, BOB_PIN, Cast
from tests.support.rings import product_with
from tests.support.together import at_once
from watchword.core.actor import OPERATOR
from watchword.keys.current import key_ring
from watchword.ledger.models import Entry
from watchword.pins import queries, sealing
from watchword.pins.errors import PinRefusedError
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin, subject_of
from watchword.pins.rules import Rule

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from watchword.people.models import Administrator

NEW_PIN = "620948"


def put(cast: Cast, digits: str, administrator: Administrator | None = None) -> None:
    set_pin(cast.account, administrator, digits, actor=OPERATOR, origin=Pin.Origin.OWNER)


def opens(pin: Pin, digits: str) -> bool:
    sealed = sealing.Sealed(pin.pepper_id, pin.sealed)
    return sealing.matches(key_ring(), sealed, subject_of(pin.account, pin.administrator), digits)


def test_a_new_pin_takes_the_place_of_the_old_one(cast: Cast) -> None:
    put(cast, NEW_PIN, cast.alice)
    pin = Pin.objects.get(administrator=cast.alice)
    assert opens(pin, NEW_PIN)
    assert not opens(pin, ALICE_PIN)


def test_it_is_the_pin_of_one_person_alone(cast: Cast) -> None:
    put(cast, NEW_PIN, cast.alice)
    assert opens(Pin.objects.get(administrator=cast.bob), BOB_PIN)
    assert opens(Pin.objects.get(account=cast.account, administrator=None), ACCOUNT_PIN)


def test_the_account_pin_is_replaced_and_never_doubled(cast: Cast) -> None:
    put(cast, NEW_PIN)
    assert opens(Pin.objects.get(account=cast.account, administrator=None), NEW_PIN)


def test_two_people_may_have_the_same_digits(cast: Cast) -> None:
    put(cast, BOB_PIN, cast.alice)
    alice, bob = (Pin.objects.get(administrator=one) for one in (cast.alice, cast.bob))
    assert alice.sealed != bob.sealed
    assert opens(alice, BOB_PIN)
    assert opens(bob, BOB_PIN)


def test_the_pin_of_another_put_in_its_row_verifies_nobody(cast: Cast) -> None:
    alice, bob = (Pin.objects.get(administrator=one) for one in (cast.alice, cast.bob))
    bob.sealed, bob.pepper_id = alice.sealed, alice.pepper_id
    assert not opens(bob, ALICE_PIN)


def test_a_new_pin_opens_a_lock(cast: Cast) -> None:
    Pin.objects.filter(administrator=cast.alice).update(failures=5)
    put(cast, NEW_PIN, cast.alice)
    pin = Pin.objects.get(administrator=cast.alice)
    assert (pin.failures, pin.lock_announced_at) == (0, None)


@pytest.mark.parametrize(
    ("digits", "rule"),
    [
        ("1234", Rule.SEQUENCE),
        ("1002", Rule.ACCOUNT_NUMBER),
        ("7788", Rule.PHONE),
        ("3045", Rule.POSTAL),
        ("830", Rule.LENGTH),
        ("83051947205", Rule.LENGTH),
        ("٨٣٠٥", Rule.DIGITS),
        ("", Rule.DIGITS),
    ],
)
def test_the_policy_holds_and_nothing_changes(cast: Cast, digits: str, rule: Rule) -> None:
    entries = Entry.objects.count()
    with pytest.raises(PinRefusedError) as refused:
        put(cast, digits, cast.alice)
    assert rule in refused.value.rules
    assert opens(Pin.objects.get(administrator=cast.alice), ALICE_PIN)
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("digits", ["1234", "100200", "83051947205", "88888888"])
def test_a_refusal_names_rules_and_never_the_digits(cast: Cast, digits: str) -> None:
    with pytest.raises(PinRefusedError) as refused:
        put(cast, digits, cast.alice)
    shown = f"{refused.value} {refused.value!r} {refused.value.args} {vars(refused.value)}"
    assert digits not in shown


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(digits=st.text(max_size=12) | st.text("0123456789", min_size=3, max_size=11))
def test_what_is_set_is_what_the_policy_takes(cast: Cast, digits: str) -> None:
    broken = queries.broken_rules(cast.account, digits)
    if broken:
        with pytest.raises(PinRefusedError) as refused:
            put(cast, digits, cast.alice)
        assert refused.value.rules == broken
    else:
        put(cast, digits, cast.alice)
    assert opens(Pin.objects.get(administrator=cast.alice), digits) == (not broken)


def test_the_lengths_are_those_of_the_settings(cast: Cast, settings: Settings) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, pin_min_length=6, pin_max_length=7)
    with pytest.raises(PinRefusedError):
        put(cast, BOB_PIN, cast.alice)
    put(cast, NEW_PIN, cast.alice)


def test_the_entry_tells_whose_it_is_and_no_digits(cast: Cast) -> None:
    put(cast, NEW_PIN, cast.alice)
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.subject) == ("pin.set", cast.alice.public_id)
    assert NEW_PIN.encode() not in bytes(entry.leaf)
    assert Pin.objects.get(administrator=cast.alice).sealed.encode() not in bytes(entry.leaf)


def test_the_status_tells_nothing_of_the_pin(cast: Cast) -> None:
    Pin.objects.filter(administrator=cast.alice).update(failures=5)
    status = queries.pin_status(cast.account, cast.alice)
    assert (status.is_set, status.is_locked, status.origin) == (True, True, "owner")
    assert queries.pin_status(cast.other, None) == queries.NOT_SET
    assert queries.pin_statuses(cast.account)[None].is_locked is False


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("whose", ["alice", "nobody"])
def test_of_two_at_once_one_stays_and_there_is_one_row(cast: Cast, whose: str) -> None:
    """The first PIN of all is raced for too: there, no row is there yet to lock."""
    administrator = getattr(cast, whose, None)
    Pin.objects.filter(account=cast.account, administrator=administrator).delete()
    digits = [NEW_PIN, "917425", "840572", "273951"]
    assert at_once([partial(put, cast, each, administrator) for each in digits]) == [None] * 4
    pin = Pin.objects.get(account=cast.account, administrator=administrator)
    assert sum(opens(pin, each) for each in digits) == 1
