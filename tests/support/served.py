"""Installations that are really served: `watchword serve` as a process, on a port of its own."""

from __future__ import annotations

import contextlib
import http
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
from psycopg import sql

from tests.support import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PYTHON = sys.executable
ROOT = Path(__file__).parents[2]
START_SECONDS = 60
STOP_SECONDS = 15
PORTS_TRIED = 3


class ServedError(Exception):
    """The server did not start or did not stop; the message holds what it printed."""


@dataclass(frozen=True)
class Installation:
    """A data folder and a database, with the environment in which `watchword` works on them."""

    folder: Path
    environ: Mapping[str, str]

    def run(self, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run `watchword` with ``arguments`` to its end, and return what it printed."""
        return subprocess.run(
            command(*arguments),
            env={**self.environ, **environ},
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def python(self, *arguments: str) -> str:
        """Run Python in this environment and return what it printed; raise `ServedError` if it fails."""
        done = subprocess.run(
            [PYTHON, *arguments],
            env=dict(self.environ),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ServedError(done.stderr)
        return done.stdout


@dataclass
class Served:
    """A server that answers at ``url`` until `stop`."""

    installation: Installation
    process: subprocess.Popen[bytes]
    port: int
    log: Path
    demo: dict[str, Any] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The address, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def printed(self) -> str:
        """Return what the server and its processes have printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def answers(self) -> bool:
        """Tell whether the server answers now."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection):
            try:
                connection.request("GET", "/healthz")
                return connection.getresponse().status == http.HTTPStatus.OK
            except (OSError, http.client.HTTPException):
                return False

    def wait(self, seconds: float = START_SECONDS) -> None:
        """Return when the server answers; raise `ServedError` if it ends or ``seconds`` pass."""
        deadline = time.monotonic() + seconds
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise ServedError(f"It does not answer. It printed:\n{self.printed()}")
            time.sleep(0.1)

    def stop(self, with_signal: signal.Signals = signal.SIGTERM) -> float:
        """End the server and return the seconds that took; raise `ServedError` after 15."""
        started = time.monotonic()
        self.process.send_signal(with_signal)
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            raise ServedError(f"It does not end. It printed:\n{self.printed()}") from None
        finally:
            self.kill()
        return time.monotonic() - started

    def kill(self) -> None:
        """End whatever is left of the server and its processes, at once."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(STOP_SECONDS)


def command(*arguments: str) -> list[str]:
    """Return the command line that runs `watchword` of this checkout."""
    return [PYTHON, "-m", "watchword", *arguments]


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def installation(database: str, **extra: str) -> Iterator[Installation]:
    """Give an empty installation on ``database`` (sqlite, postgresql), which goes afterwards.

    ``extra`` is added to its environment.
    """
    parent = Path(tempfile.mkdtemp(prefix="served-", dir=os.environ[environment.FOLDER]))
    # What is said to the test run is not said to the installation.
    environ = {
        name: value
        for name, value in os.environ.items()
        if name != "WATCHWORD_DATABASE_URL" and not name.startswith("WATCHWORD_TEST_")
    }
    environ |= {"WATCHWORD_DATA": str(parent / "data"), "PYTHONWARNINGS": "default", **extra}
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, parent, ignore_errors=True)
        if database == "postgresql":
            environ["WATCHWORD_DATABASE_URL"] = stack.enter_context(own_database())
        yield Installation(parent / "data", environ)


@contextlib.contextmanager
def own_database() -> Iterator[str]:
    """Give the address of a new database at the test run's PostgreSQL server; it goes afterwards."""
    server = os.environ[environment.SERVER]
    name = f"served_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    try:
        yield f"{server.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(
                sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
            )


def start(
    place: Installation,
    *,
    workers: int = 1,
    port: int = 0,
    demo: bool = False,
    extra: Mapping[str, str] | None = None,
) -> Served:
    """Start a server in a process group of its own and return it, not waiting until it answers.

    ``port`` 0 chooses a free one; ``extra`` is added to its environment. Whoever starts it ends
    it; it also ends with the process that called this.
    """
    chosen = port or free_port()
    log = place.folder.parent / f"serve-{chosen}.log"
    arguments = ["serve", "--port", str(chosen), "--workers", str(workers)]
    with log.open("ab") as output:
        process = subprocess.Popen(
            [PYTHON, "-m", "tests.support.led", *command(*arguments, *["--demo"] * demo)],
            env={**place.environ, **(extra or {})},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    return Served(place, process, chosen, log)


@contextlib.contextmanager
def serving(
    place: Installation,
    *,
    workers: int = 1,
    demo: bool = False,
    extra: Mapping[str, str] | None = None,
) -> Iterator[Served]:
    """Serve ``place`` and give the server once it answers; it ends afterwards."""
    for attempt in range(PORTS_TRIED):
        served = start(place, workers=workers, demo=demo, extra=extra)
        try:
            served.wait()
            break
        except ServedError as error:
            served.kill()
            # Somebody else may have taken the port since it was found free.
            if "cannot be used" not in str(error) or attempt == PORTS_TRIED - 1:
                raise
    try:
        if demo:
            served.demo = json.loads((place.folder / "demo.json").read_text(encoding="utf-8"))
        yield served
    finally:
        if served.process.poll() is None:
            served.stop()
        served.kill()


@pytest.fixture(scope="session")
def demo_server() -> Iterator[Served]:
    """Serve a demo (`url`, and `demo`: what demo.json holds) for the whole run."""
    # The journeys of a whole run guess wrong more often in a quarter of an hour than one agent may.
    place = installation(environment.chosen(), WATCHWORD_LIMIT_AGENT="500")
    with place as made, serving(made, demo=True) as served:
        yield served
