"""What must hold of the guard, each as a function of a guard: the real one, and one with a mistake put in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from watchword.pins.models import SupportCode

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.db.models import QuerySet

    from watchword.pins.models import Guarded


class Guard(Protocol):
    """The functions of ``watchword.pins.guard``."""

    def charge(self, kind: type[Guarded], secret: Guarded | None) -> bool: ...
    def give_back(self, secret: Guarded) -> bool: ...
    def spend(self, code: SupportCode, now: dt.datetime) -> bool: ...
    def announce_lock(
        self, kind: type[Guarded], secret: Guarded | None, now: dt.datetime
    ) -> bool: ...
    def unlock(self, secret: Guarded) -> bool: ...


LIMIT = 5
NOW = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)
EARLIER = NOW - dt.timedelta(hours=1)


@dataclass(frozen=True)
class World:
    """The secret in question, and the first and the last of its table, which nothing may touch."""

    pin: Guarded
    others: tuple[Guarded, Guarded]

    @property
    def kind(self) -> type[Guarded]:
        """The table."""
        return type(self.pin)

    @property
    def rows(self) -> QuerySet[Guarded]:
        """What stands in the table."""
        return self.kind._default_manager.all()  # noqa: SLF001 - Django documents it

    def put(self, failures: int, *, announced: dt.datetime | None = None) -> None:
        """Say how often ``pin`` has failed."""
        self.rows.filter(pk=self.pin.pk).update(failures=failures, lock_announced_at=announced)

    def put_others(self, failures: int) -> None:
        """Say how often the others have failed, and make their sealed text the same."""
        others = self.rows.exclude(pk=self.pin.pk)
        others.update(failures=failures, sealed=self.pin.sealed)

    def are_others(self, failures: int) -> bool:
        """Tell whether the others are as they were put."""
        return all(
            (*self.seen(pin), self.unlocks(pin)) == (failures, None, 0) for pin in self.others
        )

    def seen(self, pin: Guarded) -> tuple[int, dt.datetime | None]:
        """Return failures and announcement of ``pin`` as the database has them."""
        row = self.rows.get(pk=pin.pk)
        return row.failures, row.lock_announced_at

    def unlocks(self, pin: Guarded) -> int:
        """Return how often ``pin`` was unlocked."""
        return self.rows.get(pk=pin.pk).unlocks


def no_more_than_the_limit_are_charged(guard: Guard, world: World) -> None:
    assert [guard.charge(world.kind, world.pin) for _ in range(7)] == [True] * LIMIT + [False] * 2
    assert world.seen(world.pin) == (LIMIT, None)


def above_the_limit_nothing_is_charged(guard: Guard, world: World) -> None:
    world.put(LIMIT + 1)
    assert not guard.charge(world.kind, world.pin)
    assert guard.announce_lock(world.kind, world.pin, NOW)


def a_charge_touches_no_other_pin(guard: Guard, world: World) -> None:
    guard.charge(world.kind, world.pin)
    assert world.are_others(0)


def where_there_is_no_pin_nothing_is_charged(guard: Guard, world: World) -> None:
    assert not guard.charge(world.kind, None)
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
        world.rows.filter(pk=world.pin.pk).update(failures=3, sealed=since)
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
    assert [guard.announce_lock(world.kind, world.pin, NOW) for _ in range(2)] == [True, False]
    assert world.seen(world.pin) == (LIMIT, NOW)


def what_is_not_locked_is_not_announced(guard: Guard, world: World) -> None:
    world.put(LIMIT - 1)
    assert not guard.announce_lock(world.kind, world.pin, NOW)
    assert world.seen(world.pin) == (LIMIT - 1, None)


def a_lock_is_announced_of_its_own_pin(guard: Guard, world: World) -> None:
    world.put(LIMIT)
    world.put_others(LIMIT)
    assert not guard.announce_lock(world.kind, None, NOW)
    assert guard.announce_lock(world.kind, world.pin, NOW)
    assert world.are_others(LIMIT)


def nothing_is_given_back_after_an_unlock(guard: Guard, world: World) -> None:
    """Or a guess of before would pay for a wrong one of after."""
    for since in (world.pin.unlocks + 1, world.pin.unlocks + 2):
        world.rows.filter(pk=world.pin.pk).update(failures=3, unlocks=since)
        assert not guard.give_back(world.pin)
        assert world.seen(world.pin) == (3, None)
    world.rows.filter(pk=world.pin.pk).update(unlocks=0)
    world.pin.unlocks = 1
    assert not guard.give_back(world.pin)
    world.pin.unlocks = 0


def a_lock_is_opened(guard: Guard, world: World) -> None:
    for failures in (LIMIT, LIMIT + 1):
        world.put(failures, announced=EARLIER)
        before = world.unlocks(world.pin)
        assert guard.unlock(world.pin)
        assert world.seen(world.pin) == (0, None)
        assert world.unlocks(world.pin) == before + 1


def what_is_not_locked_is_not_opened(guard: Guard, world: World) -> None:
    world.put(LIMIT - 1)
    assert not guard.unlock(world.pin)
    assert world.seen(world.pin) == (LIMIT - 1, None)
    assert world.unlocks(world.pin) == 0


def a_lock_is_opened_of_its_own_pin(guard: Guard, world: World) -> None:
    world.put(LIMIT)
    world.put_others(LIMIT)
    guard.unlock(world.pin)
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
    nothing_is_given_back_after_an_unlock,
    a_lock_is_opened,
    what_is_not_locked_is_not_opened,
    a_lock_is_opened_of_its_own_pin,
]


def spent(world: World) -> list[bool]:
    """Return of the code in question and of the others whether they are used."""
    return [SupportCode.objects.get(pk=one.pk).used_at is not None for one in _codes(world)]


def _codes(world: World) -> list[SupportCode]:
    found = [one for one in (world.pin, *world.others) if isinstance(one, SupportCode)]
    assert len(found) == 3
    return found


def a_code_is_used_once(guard: Guard, world: World) -> None:
    code, *_others = _codes(world)
    assert [guard.spend(code, NOW) for _ in range(2)] == [True, False]
    assert spent(world) == [True, False, False]
    assert SupportCode.objects.get(pk=code.pk).used_at == NOW


def a_code_that_ran_out_is_not_used(guard: Guard, world: World) -> None:
    code, *_others = _codes(world)
    for after in (dt.timedelta(), dt.timedelta(seconds=1)):
        assert not guard.spend(code, code.expires_at + after)
    assert spent(world) == [False] * 3
    assert guard.spend(code, code.expires_at - dt.timedelta(microseconds=1))


def a_code_that_was_replaced_is_not_used(guard: Guard, world: World) -> None:
    code, *_others = _codes(world)
    SupportCode.objects.all().update(sealed=code.sealed)
    for since in ("", "sealed before", "~"):
        SupportCode.objects.filter(pk=code.pk).update(sealed=since)
        assert not guard.spend(code, NOW)
    assert spent(world) == [False] * 3


def a_code_is_used_alone(guard: Guard, world: World) -> None:
    code, *_others = _codes(world)
    SupportCode.objects.all().update(sealed=code.sealed)
    assert guard.spend(code, NOW)
    assert spent(world) == [True, False, False]


CODE_PROPERTIES: list[Callable[[Guard, World], None]] = [
    a_code_is_used_once,
    a_code_that_ran_out_is_not_used,
    a_code_that_was_replaced_is_not_used,
    a_code_is_used_alone,
]
