"""Runs things at the same moment, each in a thread with a database connection of its own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING, TypeVar

from django.db import connections

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def at_once(works: Sequence[Callable[[], T]]) -> list[T | Exception]:
    """Run all of ``works`` at once; return what each gave or raised, in their order."""
    barrier = Barrier(len(works))

    def run(work: Callable[[], T]) -> T | Exception:
        try:
            barrier.wait(timeout=60)
            return work()
        except Exception as error:  # noqa: BLE001 - handed to the one who asked
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
