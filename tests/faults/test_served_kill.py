"""`kill -9` while clients guess: no guess is free, no answered verdict is lost, the service comes back."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import time
from collections import Counter
from typing import Any

import pytest

from tests.faults.served_traffic import Traffic
from tests.support import environment, processes, served
from tests.support.filled import NO_LIMIT, fill

pytestmark = pytest.mark.skipif(
    not processes.PROC.is_dir(), reason="finds the processes to kill in /proc"
)
KILLS = 5
SEEDS = range(10)
ATTEMPTS = 5
ORPHANS_SECONDS = 10
# So that a kill falls into a comparison as often as it does in production.
SLOW = {"WATCHWORD_HASH_PROFILE": "7mib"}


@pytest.mark.parametrize(
    "seed", [7, *(pytest.param(seed, marks=pytest.mark.soak, id=f"soak{seed}") for seed in SEEDS)]
)
def test_no_kill_makes_a_guess_free_or_loses_an_answer(seed: int) -> None:
    chance = random.Random(seed)
    with served.installation(environment.chosen(), **NO_LIMIT, **SLOW) as place:
        assert place.run("init").returncode == 0
        filled = fill(place, 20 + 5 * KILLS)
        port = served.free_port()
        server = served.start(place, port=port, workers=2)
        try:
            server.wait()
            with Traffic(port, filled, seed) as traffic:
                for turn in range(KILLS):
                    time.sleep(chance.uniform(0.05, 1.2))
                    if (turn + seed) % 2:
                        kill_serve(server)
                        server = served.start(place, port=port, workers=2)
                    else:
                        kill_web_worker(server, chance)
                    server.wait()
                traffic.wait_for_both()
            server.stop()
        finally:
            server.kill()
        audit(json.loads(place.python("-m", "tests.faults.served_audit")), traffic)


def kill_web_worker(server: served.Served, chance: random.Random) -> None:
    """Kill one of the processes that answer; the server starts another by itself."""
    web = web_workers(server)
    killed = chance.choice(web)
    os.kill(killed, signal.SIGKILL)
    deadline = time.monotonic() + served.START_SECONDS
    while len(set(web_workers(server)) - {killed}) < len(web):
        assert server.process.poll() is None, server.printed()
        assert time.monotonic() < deadline, server.printed()
        time.sleep(0.05)


def web_workers(server: served.Served) -> list[int]:
    return sorted(
        process.pid
        for process in processes.of_group(server.process.pid)
        if "spawn_main" in process.command and process.parent == server.process.pid
    )


def kill_serve(server: served.Served) -> None:
    """Kill the process that a person started; its children end by themselves and free the port."""
    server.process.kill()
    server.process.wait()
    deadline = time.monotonic() + ORPHANS_SECONDS
    while left := processes.of_group(server.process.pid):
        assert time.monotonic() < deadline, left
        time.sleep(0.05)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(("127.0.0.1", server.port))


def audit(found: dict[str, Any], traffic: Traffic) -> None:
    """Compare what the database holds with what the clients were answered."""
    assert not traffic.problems
    assert traffic.unanswered > 0, "no kill met a call"
    assert {answer.outcome for answer in traffic.answers} == {"verified", "refused"}
    verifications = found["verifications"]
    for answer in traffic.answers:
        outcome = verifications[answer.verification]["outcome"]
        assert (outcome == "verified") == (answer.outcome == "verified"), answer
        assert outcome != "pending", answer
    verified = {key for key, row in verifications.items() if row["outcome"] == "verified"}
    assert {verifications[key]["reference"] for key in verified} == {"right"}
    assert verified == set(found["granted"]) == entries_of(found, "verification.verified")
    decided = {key for key, row in verifications.items() if row["outcome"] != "pending"}
    assert decided - verified == entries_of(found, "verification.refused")
    audit_charges(found)


def audit_charges(found: dict[str, Any]) -> None:
    """Every wrong guess that was compared is charged; a charge too many is one of a killed call."""
    wrong = Counter(entry["person"] for entry in found["entries"] if entry["reason"] == "wrong")
    assert wrong
    pending = Counter(
        row["person"] for row in found["verifications"].values() if row["outcome"] == "pending"
    )
    for person, failures in found["failures"].items():
        assert wrong[person] <= failures <= min(ATTEMPTS, wrong[person] + pending[person]), person


def entries_of(found: dict[str, Any], event: str) -> set[str]:
    return {entry["verification"] for entry in found["entries"] if entry["event"] == event}
