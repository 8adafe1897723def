"""What a guess costs: the guard keeps each of its properties, and so does the table under it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction

from tests.pins.guard_properties import CODE_PROPERTIES, LIMIT, PROPERTIES
from tests.pins.worlds import codes, pins
from tests.support.rings import product_with
from watchword.pins import guard
from watchword.pins.models import Pin, SupportCode
from watchword.settings.product import Product

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django.fixtures import Settings

    from tests.pins.guard_properties import Guard, World


@pytest.mark.django_db
@pytest.mark.parametrize("make_world", [pins, codes])
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
def test_the_guard_keeps_its_word(
    holds: Callable[[Guard, World], None], make_world: Callable[[], World]
) -> None:
    holds(guard, make_world())


@pytest.mark.django_db
@pytest.mark.parametrize("holds", CODE_PROPERTIES, ids=lambda holds: holds.__name__)
def test_a_code_serves_once_and_in_its_time(holds: Callable[[Guard, World], None]) -> None:
    holds(guard, codes())


@pytest.mark.django_db
@pytest.mark.parametrize("limit", [1, 3, 10])
def test_the_limit_is_the_setting(limit: int, settings: Settings) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, pin_attempts=limit)
    pin = pins().pin
    assert [guard.charge(Pin, pin) for _ in range(12)] == [True] * limit + [False] * (12 - limit)


@pytest.mark.django_db
@pytest.mark.parametrize("failures", [-1, 11])
def test_the_table_takes_no_count_beyond_its_bounds(failures: int) -> None:
    for world in (pins(), codes()):
        with pytest.raises(IntegrityError), transaction.atomic():
            world.rows.filter(pk=world.pin.pk).update(failures=failures)


@pytest.mark.django_db
def test_the_table_takes_one_account_pin_for_each_account() -> None:
    pin = pins().pin
    assert isinstance(pin, Pin)
    with pytest.raises(IntegrityError), transaction.atomic():
        Pin.objects.create(
            account=pin.account, pepper_id="pep_1", sealed="second", set_at=pin.set_at
        )


def test_a_pin_shows_nothing_of_itself() -> None:
    pin = Pin(pk=7, sealed="argon2id$secret", pepper_id="pep_1")
    assert (str(pin), repr(pin)) == ("PIN 7", "<Pin: PIN 7>")
    code = SupportCode(pk=7, sealed="argon2id$secret", pepper_id="pep_1")
    assert repr(code) == "<SupportCode: support code 7>"


def test_the_properties_ask_for_the_limit_that_is_the_default() -> None:
    fields = {field.name: field.default for field in dataclasses.fields(Product)}
    assert fields["pin_attempts"] == LIMIT
