"""One lock for each process before SQLite's own.

SQLite lets a writer that finds another at work sleep for up to 100 ms and try again, with no order
among those who wait: under load a few wait for seconds. A lock in the process wakes the next thread
at once, and leaves SQLite's to decide between processes.
"""

from __future__ import annotations

import threading
from typing import Any

from django.db.backends.sqlite3 import base

_turn = threading.Lock()
_Base: Any = base.DatabaseWrapper


class DatabaseWrapper(_Base):  # type: ignore[misc]  # the stubs leave out the methods below
    """A connection whose transactions wait for their turn in this process."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._has_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        timeout = self.settings_dict["OPTIONS"].get("timeout", 5)
        # Without a turn in time it goes on all the same: SQLite's own lock says then what it says.
        self._has_turn = _turn.acquire(timeout=timeout)
        try:
            super()._start_transaction_under_autocommit()
        except BaseException:
            self._end_turn()
            raise

    def _commit(self) -> None:
        super()._commit()
        self._end_turn()

    def _rollback(self) -> None:
        try:
            super()._rollback()
        finally:
            self._end_turn()

    def close(self) -> None:
        """Close, and let the next thread go on."""
        try:
            super().close()
        finally:
            self._end_turn()

    def _end_turn(self) -> None:
        if self._has_turn:
            self._has_turn = False
            _turn.release()
