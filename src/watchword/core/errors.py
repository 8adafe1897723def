"""The tree of errors that the domain raises. Doors turn them into pages, statuses and sentences."""

from __future__ import annotations

from typing import ClassVar, Self


class WatchwordError(Exception):
    """What was asked for was not done. ``code`` is stable and documented."""

    code: ClassVar[str] = "error"


class NotFoundError(WatchwordError):
    """It does not exist, or this person may not know that it does: the two look the same."""

    code = "not_found"


class ForbiddenError(WatchwordError):
    """The person is known and may not do this, or not now."""

    code = "forbidden"


class ConflictError(WatchwordError):
    """It has changed meanwhile, or is over, so that this can no longer be done."""

    code = "conflict"


class InvalidError(WatchwordError):
    """A value cannot be taken. ``field`` names it, ``problem`` is a stable code, ``text`` is for people."""

    code = "invalid"

    def __init__(self, field: str, problem: str, text: str) -> None:
        super().__init__(text)
        self.field = field
        self.problem = problem
        self.text = text

    def about(self, field: str) -> Self:
        """Return the same problem with another field, as a form of several calls it."""
        return type(self)(field, self.problem, self.text)


class SettingError(WatchwordError):
    """A setting cannot be used. The message is one sentence that says what to do."""

    code = "setting"


class UnavailableError(WatchwordError):
    """It cannot be decided now (no key, no database): no verdict, never *verified*."""

    code = "unavailable"
