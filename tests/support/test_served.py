"""The servers that tests start answer, and go."""

import json
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

from tests.support import served

START_AND_DIE = """
import os, signal, sys
from tests.support import served
with served.installation("sqlite") as place:
    assert place.run("init").returncode == 0
    server = served.start(place)
    server.wait()
    print(server.process.pid, server.port, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def test_the_demo_answers_and_its_secrets_are_its_owners(demo_server: served.Served) -> None:
    assert demo_server.answers()
    assert demo_server.demo["administrator"]["account_number"]
    file = demo_server.installation.folder / "demo.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())["base_url"] == demo_server.url


def test_a_server_does_not_outlive_a_killed_run() -> None:
    run = subprocess.run(
        [sys.executable, "-c", START_AND_DIE],
        cwd=served.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert run.returncode == -signal.SIGKILL
    pid = int(run.stdout.split()[0])
    deadline = time.monotonic() + served.STOP_SECONDS
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not alive(pid)
