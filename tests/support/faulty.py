"""Lets a chosen write of a piece of work fail, and tells what the database holds before and after."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet

if TYPE_CHECKING:
    from collections.abc import Callable

WRITES = ("INSERT", "UPDATE", "DELETE")


class InjectedError(Exception):
    """The write that this stands for failed."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables."""
    return {
        str(model): list(QuerySet(model).order_by("pk").values()) for model in apps.get_models()
    }


def failing_at(place: int) -> Callable[..., Any]:
    """Return a wrapper of statements that fails the write number ``place``, counted from 1."""
    seen = count(1)

    def wrapper(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:  # noqa: ANN401
        if sql.lstrip().startswith(WRITES) and next(seen) == place:
            raise InjectedError
        return execute(sql, *rest)

    return wrapper


def writes_that_can_fail(work: Callable[[], object]) -> int:
    """Do ``work`` again and again, each time another write failing, until none is left to fail.

    Returns how many failed; asserts that after each failure the database is as it was.
    """
    before = everything()
    for place in count(1):
        try:
            with connection.execute_wrapper(failing_at(place)):
                work()
        except InjectedError:
            assert everything() == before
        else:
            return place - 1
    raise AssertionError
