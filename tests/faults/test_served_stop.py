"""Ctrl-C and SIGTERM end everything that `serve` started, also while it starts."""

from __future__ import annotations

import os
import random
import signal
import socket
import time
from typing import TYPE_CHECKING

import pytest

from tests.support import environment, processes, served

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 11
SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


@pytest.fixture(scope="module")
def place() -> Iterator[served.Installation]:
    with served.installation(environment.chosen()) as made:
        assert made.run("init").returncode == 0
        yield made


def stop(server: served.Served, by: signal.Signals) -> None:
    """Signal the whole group, as a terminal does on Ctrl-C and when it closes, and an init system."""
    os.killpg(server.process.pid, by)
    started = time.monotonic()
    server.process.wait(served.STOP_SECONDS)
    left = processes.of_group(server.process.pid)
    while left and time.monotonic() - started < served.STOP_SECONDS:
        time.sleep(0.05)
        left = processes.of_group(server.process.pid)
    assert not left, server.printed()
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", server.port))


@pytest.mark.parametrize("by", SIGNALS)
def test_a_server_that_answers_ends(place: served.Installation, by: signal.Signals) -> None:
    server = served.start(place, workers=2)
    try:
        server.wait()
        stop(server, by)
        assert server.process.returncode == 0
        assert "Traceback" not in server.printed()
    finally:
        server.kill()


@pytest.mark.parametrize("by", SIGNALS)
@pytest.mark.parametrize("turns", [2, pytest.param(20, marks=pytest.mark.soak)])
def test_a_server_that_starts_ends(
    place: served.Installation, by: signal.Signals, turns: int
) -> None:
    chance = random.Random(SEED)
    for _ in range(turns):
        server = served.start(place, workers=2)
        try:
            time.sleep(chance.uniform(0.05, 4))
            stop(server, by)
        finally:
            server.kill()
