"""The installations that are measured: made in a passing folder, filled, served, removed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unittest import mock

import psycopg

from bench.calls import Subject
from tests.support import environment, postgres, served

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# As in production: what was answered survives the loss of power.
DURABLE = {"fsync": "on", "full_page_writes": "on"}
NO_LIMIT = str(10**9)
LIMITS = ("CALLER", "AGENT", "API_KEY", "INSTALLATION")
LOCKED_AFTER = 5
SET_FAILURES = """
    UPDATE pins_pin SET failures = {failures}, lock_announced_at = {announced}
    WHERE account_id IN (SELECT id FROM people_account WHERE number BETWEEN '{first}' AND '{last}')
"""


class BenchError(Exception):
    """Something cannot be measured; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """A filled installation, the key to call it with, and the accounts in it."""

    database: str
    installation: served.Installation
    key: str
    accounts: Sequence[Subject]
    without_pin: Sequence[Subject]

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
    extra = {f"WATCHWORD_LIMIT_{name}": NO_LIMIT for name in LIMITS}
    extra["WATCHWORD_HASH_PROFILE"] = profile
    with contextlib.ExitStack() as stack:
        if database == "postgresql":
            folder = stack.enter_context(postgres.short_folder())
            stack.enter_context(mock.patch.dict(postgres.OPTIONS, DURABLE))
            os.environ[environment.SERVER] = stack.enter_context(postgres.running(folder))
        installation = stack.enter_context(served.installation(database, **extra))
        made = installation.run("init")
        if made.returncode:
            raise BenchError(made.stderr)
        filled = _fill(installation.environ, count)
        yield Place(
            database,
            installation,
            filled["key"],
            [Subject(**account) for account in filled["accounts"]],
            [Subject(**account) for account in filled["without_pin"]],
        )


def _fill(environ: Mapping[str, str], count: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.accounts", str(count)],
        cwd=served.ROOT,
        env=dict(environ),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BenchError(done.stderr)
    filled: dict[str, Any] = json.loads(done.stdout)
    return filled
