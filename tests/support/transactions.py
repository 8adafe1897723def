"""Watches what each committed transaction writes."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WRITE = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')


@dataclass
class Watched:
    """The tables that each transaction wrote to, in order; those that were undone are not there."""

    committed: list[list[str]] = field(default_factory=list)
    under_way: list[str] = field(default_factory=list)

    def statement(self, execute: Callable[..., Any], sql: str, *rest: Any) -> Any:  # noqa: ANN401
        """Run a statement, and note the table that it writes to."""
        result = execute(sql, *rest)
        found = WRITE.match(sql)
        if found:
            self.under_way.append(found[1])
            if not connection.in_atomic_block:
                self.end(committed=True)
        return result

    def end(self, *, committed: bool) -> None:
        """Close the transaction that is under way."""
        if committed and self.under_way:
            self.committed.append(self.under_way)
        self.under_way = []


@contextmanager
def watched_transactions() -> Iterator[Watched]:
    """Watch the transactions of the block, each from its begin to its commit."""
    seen, commit, rollback = Watched(), connection.commit, connection.rollback

    def committing() -> None:
        commit()
        seen.end(committed=True)

    def rolling_back() -> None:
        rollback()
        seen.end(committed=False)

    with (
        patch.object(connection, "commit", committing),
        patch.object(connection, "rollback", rolling_back),
        connection.execute_wrapper(seen.statement),
    ):
        yield seen
