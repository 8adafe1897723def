"""Several fields held against their rules at once, so that a person hears of all that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.errors import InvalidError
from watchword.people.errors import UnfitError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def check_all(checks: Mapping[str, Callable[[], object]]) -> None:
    """Run each check; raise `UnfitError` with what is wrong, named after the checks' fields."""
    problems = [problem for field in checks if (problem := _problem(field, checks[field]))]
    if problems:
        raise UnfitError(tuple(problems))


def _problem(field: str, check: Callable[[], object]) -> InvalidError | None:
    try:
        check()
    except InvalidError as error:
        return error.about(field)
    return None
