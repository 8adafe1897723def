"""What must hold of the guard, each as a function of a guard: the real one, and one with a mistake put in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from watchword.pins.models import Pin

if TYPE_CHECKING:
    from collections.abc import Callable


class Guard(Protocol):
    """The three functions of ``watchword.pins.guard``."""

    def charge(self, pin: Pin | None) -> bool: ...
    def give_back(self, pin: Pin) -> bool: ...
    def announce_lock(self, pin: Pin | None, now: dt.datetime) -> bool: ...


LIMIT = 5
NOW = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)
EARLIER = NOW - dt.timedelta(hours=1)


@dataclass(frozen=True)
class World:
    """The PIN in question, and the first and the last of its table, which nothing may touch."""

    pin: Pin
    others: tuple[Pin, Pin]

    def put(self, failures: int, *, announced: dt.datetime | None = None) -> None:
        """Say how often ``pin`` has failed."""
        Pin.objects.filter(pk=self.pin.pk).update(failures=failures, lock_announced_at=announced)

    def put_others(self, failures: int) -> None:
        """Say how often the others have failed, and make their sealed text the same."""
        others = Pin.objects.exclude(pk=self.pin.pk)
        others.update(failures=failures, sealed=self.pin.sealed)

    def are_others(self, failures: int) -> bool:
        """Tell whether the others are as they were put."""
        return all(self.seen(pin) == (failures, None) for pin in self.others)

    def seen(self, pin: Pin) -> tuple[int, dt.datetime | None]:
        """Return failures and announcement of ``pin`` as the database has them."""
        row = Pin.objects.get(pk=pin.pk)
        return row.failures, row.lock_announced_at


def no_more_than_the_limit_are_charged(guard: Guard, world: World) -> None:
    assert [guard.charge(world.pin) for _ in range(7)] == [True] * LIMIT + [False] * 2
    assert world.seen(world.pin) == (LIMIT, None)


def above_the_limit_nothing_is_charged(guard: Guard, world: World) -> None:
    world.put(LIMIT + 1)
    assert not guard.charge(world.pin)
    assert guard.announce_lock(world.pin, NOW)


def a_charge_touches_no_other_pin(guard: Guard, world: World) -> None:
    guard.charge(world.pin)
    assert world.are_others(0)


def where_there_is_no_pin_nothing_is_charged(guard: Guard, world: World) -> None:
    assert not guard.charge(None)
    assert world.seen(world.pin) == (0, None)
    assert world.are_others(0)


def what_is_given_back_is_one(guard: Guard, world: World) -> None:
    world.put(3)
    assert guard.give_back(world.pin)
    assert world.seen(world.pin) == (2, None)


def the_first_charge_can_be_given_back(guard: Guard, world: World) -> None:
    world.put(1)
    assert guard.give_back(world.pin)
    assert world.seen(world.pin) == (0, None)


def nothing_is_given_back_that_was_not_taken(guard: Guard, world: World) -> None:
    assert not guard.give_back(world.pin)
    assert world.seen(world.pin) == (0, None)


def nothing_is_given_back_of_a_pin_that_was_replaced(guard: Guard, world: World) -> None:
    for since in ("", "sealed before", "sealed since", "~"):
        Pin.objects.filter(pk=world.pin.pk).update(failures=3, sealed=since)
        assert not guard.give_back(world.pin)
        assert world.seen(world.pin) == (3, None)


def what_is_given_back_touches_no_other_pin(guard: Guard, world: World) -> None:
    world.put(3)
    world.put_others(3)
    guard.give_back(world.pin)
    assert world.are_others(3)


def a_lock_that_is_undone_can_be_announced_again(guard: Guard, world: World) -> None:
    world.put(LIMIT, announced=EARLIER)
    assert guard.give_back(world.pin)
    assert world.seen(world.pin) == (LIMIT - 1, None)


def a_lock_is_announced_once(guard: Guard, world: World) -> None:
    world.put(LIMIT)
    assert [guard.announce_lock(world.pin, NOW) for _ in range(2)] == [True, False]
    assert world.seen(world.pin) == (LIMIT, NOW)


def what_is_not_locked_is_not_announced(guard: Guard, world: World) -> None:
    world.put(LIMIT - 1)
    assert not guard.announce_lock(world.pin, NOW)
    assert world.seen(world.pin) == (LIMIT - 1, None)


def a_lock_is_announced_of_its_own_pin(guard: Guard, world: World) -> None:
    world.put(LIMIT)
    world.put_others(LIMIT)
    assert not guard.announce_lock(None, NOW)
    assert guard.announce_lock(world.pin, NOW)
    assert world.are_others(LIMIT)


PROPERTIES: list[Callable[[Guard, World], None]] = [
    no_more_than_the_limit_are_charged,
    above_the_limit_nothing_is_charged,
    a_charge_touches_no_other_pin,
    where_there_is_no_pin_nothing_is_charged,
    what_is_given_back_is_one,
    the_first_charge_can_be_given_back,
    nothing_is_given_back_that_was_not_taken,
    nothing_is_given_back_of_a_pin_that_was_replaced,
    what_is_given_back_touches_no_other_pin,
    a_lock_that_is_undone_can_be_announced_again,
    a_lock_is_announced_once,
    what_is_not_locked_is_not_announced,
    a_lock_is_announced_of_its_own_pin,
]
