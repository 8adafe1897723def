"""64 wrong guesses at once over HTTP, two processes answering: five are evaluated."""

from __future__ import annotations

import http.client
import json
import threading
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import environment, served
from tests.support.filled import NO_LIMIT, PIN, WRONG_PIN, Filled, fill

if TYPE_CHECKING:
    from collections.abc import Iterator

GUESSES = 64
ATTEMPTS = 5


@pytest.fixture(scope="module")
def place() -> Iterator[tuple[served.Served, Filled]]:
    with served.installation(environment.chosen(), **NO_LIMIT) as made:
        assert made.run("init").returncode == 0
        filled = fill(made, 2)
        with served.serving(made, workers=2) as server:
            yield server, filled


def post_at_once(
    server: served.Served, filled: Filled, path: str, body: dict[str, str]
) -> list[tuple[int, Any]]:
    """Post ``body`` to ``path`` from a connection for each guess, all at one moment."""
    begin = threading.Barrier(GUESSES)
    answers: list[tuple[int, Any]] = []

    def guess() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.connect()
        begin.wait()
        answers.append(filled.post(connection, path, body))
        connection.close()

    threads = [threading.Thread(target=guess) for _ in range(GUESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def found(server: served.Served, person: str) -> tuple[int, Counter[str]]:
    """Return the failures of the PIN of ``person``, and the reasons of its refusals."""
    audit = json.loads(server.installation.python("-m", "tests.faults.served_audit"))
    reasons = Counter(
        entry["reason"] or entry["event"] for entry in audit["entries"] if entry["person"] == person
    )
    return audit["failures"][person], reasons


def test_five_of_64_verifications_are_evaluated(place: tuple[served.Served, Filled]) -> None:
    server, filled = place
    subject = filled.accounts[0]
    answers = post_at_once(server, filled, "verifications", subject.claim(pin=WRONG_PIN))
    assert Counter((status, body["outcome"]) for status, body in answers) == {
        (201, "refused"): GUESSES
    }
    assert found(server, subject.administrator) == (
        ATTEMPTS,
        {"wrong": ATTEMPTS, "locked": GUESSES - ATTEMPTS, "pin.locked": 1},
    )


def test_five_of_64_attempts_at_one_verification_are_evaluated(
    place: tuple[served.Served, Filled],
) -> None:
    server, filled = place
    subject = filled.accounts[1]
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    _status, opened = filled.post(connection, "verifications", subject.claim())
    attempts = f"verifications/{opened['id']}/attempts"
    answers = post_at_once(server, filled, attempts, {"method": "pin", "secret": WRONG_PIN})
    assert Counter((status, body["outcome"]) for status, body in answers) == {
        (200, "refused"): GUESSES
    }
    status, body = filled.post(connection, attempts, {"method": "pin", "secret": PIN})
    connection.close()
    assert (status, body["outcome"]) == (200, "refused")
    assert found(server, subject.administrator) == (
        ATTEMPTS,
        {"wrong": ATTEMPTS, "locked": GUESSES - ATTEMPTS + 1, "pin.locked": 1},
    )
