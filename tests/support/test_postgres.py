"""The server for tests comes up, and goes when its run ends or dies."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from tests.support import postgres, postgres_programs

pytestmark = pytest.mark.postgresql_only

START_AND_WAIT = """
import time
from tests.support import postgres
print(postgres.start().url, flush=True)
time.sleep(60)
"""


def folder_of(url: str) -> Path:
    return Path(unquote(urlsplit(url).netloc.rpartition("@")[2]))


@pytest.fixture
def folder() -> Iterator[Path]:
    with postgres.short_folder() as folder:
        yield folder


def gone(folder: Path) -> bool:
    deadline = time.monotonic() + postgres.STOP_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not folder.exists()


def test_a_server_answers_until_it_is_stopped() -> None:
    server = postgres.start()
    with psycopg.connect(server.url) as connection:
        row = connection.execute("SHOW server_encoding").fetchone()
    server.stop()
    assert row == ("UTF8",)
    assert gone(folder_of(server.url))


def test_a_server_does_not_outlive_a_killed_run() -> None:
    run = subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT], cwd=postgres.ROOT, stdout=subprocess.PIPE, text=True
    )
    assert run.stdout
    with run.stdout:
        folder = folder_of(run.stdout.readline().strip())
    assert folder.is_dir()
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert gone(folder)


def test_the_wheel_serves_where_the_system_has_no_server(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_programs, "SYSTEM", folder / "none")
    with postgres.running(folder) as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT upper('é')").fetchone()
    assert row == ("É",)


def test_a_copy_of_the_wheel_serves_where_the_wheel_is_out_of_reach(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    can_run = postgres_programs.Owner.can_run
    monkeypatch.setattr(
        postgres_programs.Owner,
        "can_run",
        lambda owner, program: program.is_relative_to(folder) and can_run(owner, program),
    )
    with postgres.running(folder) as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT 1").fetchone()
    assert row == (1,)


def test_a_server_that_cannot_start_says_why(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(postgres.OPTIONS, "shared_buffers", "none at all")
    with (
        pytest.raises(postgres_programs.PostgresError, match="shared_buffers"),
        postgres.running(folder),
    ):
        pass
