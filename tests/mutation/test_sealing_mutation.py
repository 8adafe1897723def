"""A mistake in any one comparison or number of the sealing is found by its vectors and properties."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.mutation.mutator import Mutant, mutants
from tests.pins.test_sealing_vectors import VECTORS, unhex
from tests.support.rings import product_with, ring_of
from watchword.pins import sealing

if TYPE_CHECKING:
    from types import ModuleType

    from pytest_django.fixtures import Settings

# What changes nothing: base64 is read the same with more padding than it needs.
SAME = re.compile(r"_unb64: 4 -> [35]")
MUTANTS = [mutant for mutant in mutants(sealing) if not SAME.fullmatch(mutant.mistake)]
RING = ring_of(pep_1=bytes(range(32)))


def slots(module: Any, at_once: int, cores: int | None, settings: Settings) -> int:  # noqa: ANN401
    """Return how many hashes ``module`` computes at a time."""
    settings.WATCHWORD = product_with(settings.WATCHWORD, hashes_at_once=at_once)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "cpu_count", lambda: cores)
        module._slots.cache_clear()  # noqa: SLF001 - the module's own copy
        semaphore = module._slots()  # noqa: SLF001 - as above
    return sum(semaphore.acquire(blocking=False) for _ in range(9))


def vectors_hold(module: Any) -> None:  # noqa: ANN401 - a module
    for vector in VECTORS["valid"]:
        sealed = module.Sealed("pep_1", vector["text"], vector["context"].encode())
        expected = module.Profile(vector["memory_kib"], vector["passes"])
        assert module.PROFILES[vector["profile"]] == expected
        parts = (expected, unhex(vector, "salt"), unhex(vector, "digest"))
        assert module.parse(vector["text"]) == parts
        ring = ring_of(pep_1=unhex(vector, "pepper"))
        assert module.matches(ring, sealed, vector["subject"], vector["digits"])
        assert not module.matches(ring, sealed, vector["subject"], vector["digits"] + "0")


def refused_is_what_is_not_written(module: Any) -> None:  # noqa: ANN401 - a module
    for vector in VECTORS["refused"]:
        with pytest.raises(module.SealError):
            module.parse(vector["text"])


def what_is_sealed_matches(module: Any) -> None:  # noqa: ANN401 - a module
    sealed = module.seal(RING, "adm_alice", "8305")
    assert module.matches(RING, sealed, "adm_alice", "8305")
    assert not module.matches(RING, sealed, "adm_bob", "8305")
    assert not module.matches(RING, sealed, "adm_alice", "8306")


def finds_fault(module: ModuleType, settings: Settings) -> bool:
    """Tell whether a property fails."""
    try:
        assert slots(module, 3, 2, settings) == 3
        assert slots(module, 0, 2, settings) == 2
        assert slots(module, 0, None, settings) == 1
        module.__dict__["_slots"].cache_clear()
        what_is_sealed_matches(module)
        refused_is_what_is_not_written(module)
        vectors_hold(module)
    except (Exception, pytest.fail.Exception):  # noqa: BLE001 - a mistake may show as any error
        return True
    return False


def test_without_a_mistake_no_fault_is_found(settings: Settings) -> None:
    assert not finds_fault(sealing, settings)
    sealing._slots.cache_clear()  # noqa: SLF001 - it was made for other settings


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mistake_in_the_sealing_is_found(mutant: Mutant, settings: Settings) -> None:
    assert finds_fault(mutant.load(), settings)


def test_the_mistakes_cover_what_decides() -> None:
    covered = {mutant.name.partition(":")[0] for mutant in MUTANTS}
    assert covered >= {"matches", "parse", "PROFILES", "_slots"}
