"""The one clock. Code asks it; tests set it."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Clock:
    """Holds the distance between this clock and the machine's, zero outside tests."""

    def __init__(self) -> None:
        self.offset = dt.timedelta()
        self.frozen: dt.datetime | None = None


_clock = _Clock()


def now() -> dt.datetime:
    """Return the present moment, in UTC, with its zone."""
    if _clock.frozen is not None:
        return _clock.frozen
    return dt.datetime.now(dt.UTC) + _clock.offset


def advance(by: dt.timedelta) -> None:
    """Move the clock of this process forward, for tests."""
    if _clock.frozen is not None:
        _clock.frozen += by
    else:
        _clock.offset += by


@contextmanager
def at(moment: dt.datetime) -> Iterator[None]:
    """Stop the clock of this process at ``moment`` (with a zone) for the length of the block."""
    before = (_clock.frozen, _clock.offset)
    _clock.frozen = moment.astimezone(dt.UTC)
    try:
        yield
    finally:
        _clock.frozen, _clock.offset = before
