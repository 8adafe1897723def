"""Why an attempt fails: a table of all cases, which finds a mistake in any one comparison."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from tests.mutation.mutator import Mutant, mutants
from watchword.core.actor import CALLER
from watchword.pins.models import Pin
from watchword.verification import attempt
from watchword.verification.models import Method

MUTANTS = mutants(attempt)
# within the limits, phone support locked, is there a PIN, was it charged, were the digits right: reason
CASES = [
    (True, False, True, True, True, None),
    (True, False, True, True, False, "wrong"),
    (True, False, True, False, False, "locked"),
    (True, False, False, False, False, "nothing_to_compare"),
    (True, True, False, False, False, "phone_support"),
    (False, True, False, False, False, "limit"),
    (False, False, True, False, False, "limit"),
    (False, False, False, False, False, "limit"),
]


def reason(module: Any, case: tuple[Any, ...]) -> Any:  # noqa: ANN401 - a module of either kind
    """Return what ``module`` says of a case."""
    within, barred, has_pin, taken, right, _ = case
    pin = Pin(pk=1) if has_pin else None
    charged = module.Charged(CALLER, {}, 0, within, Method.PIN, barred, pin, taken)
    return charged.reason(right=right)


@pytest.mark.parametrize("case", CASES)
def test_each_case_has_its_reason(case: tuple[Any, ...]) -> None:
    assert reason(attempt, case) == case[-1]


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_is_found(mutant: Mutant, monkeypatch: pytest.MonkeyPatch) -> None:
    # A dataclass looks its own module up by name.
    monkeypatch.setitem(sys.modules, mutant.module, attempt)
    module = mutant.load()
    assert any(reason(module, case) != case[-1] for case in CASES)


def test_there_is_a_mistake_in_each_condition() -> None:
    assert len(MUTANTS) == 5
