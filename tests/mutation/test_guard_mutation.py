"""A mistake in any one comparison, condition or sum of the guard is found by its properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pytest

from tests.mutation.mutator import Mutant, mutants, undone
from tests.pins.guard_properties import CODE_PROPERTIES, PROPERTIES, Guard, World
from tests.pins.worlds import codes, pins
from watchword.pins import guard

if TYPE_CHECKING:
    from collections.abc import Callable

    Properties = list[Callable[[Guard, World], None]]

# What changes nothing: a primary key is in a table once or not at all, so a count of rows is 0 or 1;
# no row has a primary key below 1; and a check of the table keeps the count of failures from falling
# below 0.
SAME = re.compile(
    r".*== 1 -> .*>= 1|(charge|announce_lock): 0 -> -1|GIVE_BACK: .* AND failures <> 0"
)
MUTANTS = [mutant for mutant in mutants(guard) if not SAME.fullmatch(mutant.mistake)]


def finds_fault(guard_: Guard, world: World, properties: Properties) -> bool:
    """Tell whether a property fails; each is asked in a savepoint that is undone."""
    for holds in properties:
        try:
            with undone():
                holds(guard_, world)
        except Exception:  # noqa: BLE001 - a mistake may show as any error
            return True
    return False


def finds_any_fault(guard_: Guard) -> bool:
    """Tell whether a property fails, of PINs or of support codes."""
    return finds_fault(guard_, pins(), PROPERTIES) or finds_fault(guard_, codes(), CODE_PROPERTIES)


@pytest.mark.django_db
def test_without_a_mistake_no_fault_is_found() -> None:
    assert not finds_any_fault(guard)


@pytest.mark.django_db
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_in_the_guard_is_found(mutant: Mutant) -> None:
    assert finds_any_fault(cast("Guard", mutant.load()))


def test_the_mistakes_cover_all_that_the_guard_decides() -> None:
    covered = {mutant.name.partition(":")[0] for mutant in MUTANTS}
    assert covered >= {"charge", "give_back", "announce_lock", "spend", "unlock"}
    assert len(MUTANTS) > 60
