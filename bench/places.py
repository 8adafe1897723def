"""The installations that are measured: made in a passing folder, filled, served, removed."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unittest import mock

import psycopg

from tests.support import environment, postgres, served
from tests.support.filled import NO_LIMIT, Filled, fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.filled import Subject

# As in production: what was answered survives the loss of power.
DURABLE = {"fsync": "on", "full_page_writes": "on"}
LOCKED_AFTER = 5
SET_FAILURES = """
    UPDATE pins_pin SET failures = {failures}, lock_announced_at = {announced}
    WHERE account_id IN (SELECT id FROM people_account WHERE number BETWEEN '{first}' AND '{last}')
"""


class BenchError(Exception):
    """Something cannot be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A filled installation on one of the databases."""

    database: str
    installation: served.Installation
    filled: Filled

    def set_failures(self, accounts: Sequence[Subject], failures: int) -> None:
        """Give the PINs of a run of ``accounts`` this count of failures, as if guessed before."""
        announced = "CURRENT_TIMESTAMP" if failures >= LOCKED_AFTER else "NULL"
        statement = SET_FAILURES.format(
            failures=failures,
            announced=announced,
            first=accounts[0].number,
            last=accounts[-1].number,
        )
        url = self.installation.environ.get("WATCHWORD_DATABASE_URL")
        if url:
            with psycopg.connect(url) as connection:
                connection.execute(statement.encode())
            return
        file = self.installation.folder / "watchword.sqlite3"
        with contextlib.closing(sqlite3.connect(file, timeout=30)) as database, database:
            database.execute(statement)


@contextlib.contextmanager
def passing_folder() -> Iterator[None]:
    """Forget the person's own settings, and keep all that is made in a folder that goes afterwards."""
    for name in [name for name in os.environ if name.startswith("WATCHWORD_")]:
        del os.environ[name]
    folder = tempfile.mkdtemp(prefix="watchword-bench-")
    os.environ[environment.FOLDER] = folder
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def place(database: str, profile: str, count: int) -> Iterator[Place]:
    """Give an installation on ``database`` with ``count`` accounts whose PINs have ``profile``."""
    extra = {**NO_LIMIT, "WATCHWORD_HASH_PROFILE": profile}
    with contextlib.ExitStack() as stack:
        if database == "postgresql":
            folder = stack.enter_context(postgres.short_folder())
            stack.enter_context(mock.patch.dict(postgres.OPTIONS, DURABLE))
            os.environ[environment.SERVER] = stack.enter_context(postgres.running(folder))
        installation = stack.enter_context(served.installation(database, **extra))
        made = installation.run("init")
        if made.returncode:
            raise BenchError(made.stderr)
        yield Place(database, installation, fill(installation, count))
