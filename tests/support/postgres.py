"""A PostgreSQL server that lives for one test run: found, started as an ordinary user, and removed.

Run as a program, this module is the server's guard. It holds the other end of a pipe from the test
run: when that closes, however the run ended, the server stops and its folder goes.
"""

import contextlib
import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from tests.support.postgres_programs import Owner, PostgresError, programs

ROOT = Path(__file__).parents[2]
USER = "watchword"
START_SECONDS = 60
STOP_SECONDS = 20
OPTIONS = {
    "listen_addresses": "",  # Its socket alone: no port to find, no stranger to let in.
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


@dataclass(frozen=True)
class Server:
    """A running server, as the test run sees it."""

    url: str
    guard: subprocess.Popen[str]

    def stop(self) -> None:
        """Let the guard take the server down, and wait until it has."""
        if self.guard.stdin:
            self.guard.stdin.close()
        self.guard.wait(timeout=2 * STOP_SECONDS)


def start() -> Server:
    """Start a server and return it when it answers; raises PostgresError with the reason."""
    guard = subprocess.Popen(
        [sys.executable, "-m", __name__],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # A Ctrl-C is for the tests; the server outlives them by a moment.
        start_new_session=True,
    )
    assert guard.stdout
    with guard.stdout:
        answer = guard.stdout.read().strip()
    if not answer.startswith("postgres://"):
        raise PostgresError(answer or "PostgreSQL's guard ended without an answer.")
    return Server(url=answer, guard=guard)


def url_of(folder: Path, database: str) -> str:
    """Return the address of ``database`` at the server whose socket lies in ``folder``."""
    return f"postgres://{USER}@{quote(str(folder), safe='')}/{database}"


def owner() -> Owner:
    """Return the user to run the server as: ourselves, but never root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return Owner()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return Owner(entry.pw_uid, entry.pw_gid)


@contextlib.contextmanager
def short_folder() -> Iterator[Path]:
    """Give a passing folder whose path leaves room for a socket's name (108 bytes in all)."""
    place = tempfile.gettempdir() if len(tempfile.gettempdir()) < 60 else "/tmp"  # noqa: S108
    with tempfile.TemporaryDirectory(prefix="wwpg-", dir=place, ignore_cleanup_errors=True) as name:
        yield Path(name)


@contextlib.contextmanager
def running(folder: Path) -> Iterator[str]:
    """Make a server in ``folder``, and give the address of its empty database while it runs."""
    user = owner()
    if user.uid is not None and user.gid is not None:
        os.chown(folder, user.uid, user.gid)
    binaries = programs(user, folder)
    data, log = folder / "data", folder / "log"
    layout = ["-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    user.run([binaries / "initdb", "-D", data, *layout])
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    with log.open("w") as output:
        process = user.popen([binaries / "postgres", "-D", data, "-k", folder, *options], output)
    try:
        _await_answer(process, folder, log)
        yield url_of(folder, USER)
    finally:
        # Nothing in it is worth an orderly end.
        process.send_signal(signal.SIGQUIT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=STOP_SECONDS)
        process.kill()


def _await_answer(process: subprocess.Popen[str], folder: Path, log: Path) -> None:
    """Return when the server has made our database; raises PostgresError with its log."""
    deadline = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        with (
            contextlib.suppress(psycopg.OperationalError),
            psycopg.connect(url_of(folder, "postgres"), autocommit=True) as connection,
        ):
            connection.execute(f"CREATE DATABASE {USER}")
            return
        time.sleep(0.05)
    msg = f"PostgreSQL did not start:\n{log.read_text()}"
    raise PostgresError(msg)


def guard() -> None:
    """Run a server until standard input closes, having written its address, or what went wrong."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        with short_folder() as folder, running(folder) as url:
            print(url, flush=True)  # noqa: T201 - the answer to start()
            os.close(sys.stdout.fileno())
            sys.stdin.read()
    except PostgresError as error:
        print(error, flush=True)  # noqa: T201 - the answer to start()


if __name__ == "__main__":
    guard()
