"""Refusals look alike: the same status and shape (asserted), and how far their times lie apart."""

from __future__ import annotations

import http.client
import json
import random
import socket
import statistics
import time
from typing import TYPE_CHECKING, Any

from bench import calls
from bench.places import LOCKED_AFTER
from tests.support import served
from tests.support.filled import WRONG_PIN, Subject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.places import Place

SEED = 3
OFTEN = 4  # A PIN is guessed this often at most, so that it stays unlocked.
OWN_TO_EACH = ("id", "account_number", "expires_at")
CHANGING_HEADS = ("date",)
BASE = "wrong PIN"


def measure(place: Place, workers: int, times: int) -> None:
    """Print the medians of ``times`` timings of each refusal, taken in turns of random order."""
    pending = [(case, call) for case, made in _cases(place, times).items() for call in made]
    random.Random(SEED).shuffle(pending)
    seconds: dict[str, list[float]] = {}
    shapes: dict[str, object] = {}
    with served.serving(place.installation, workers=workers) as server:
        connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
        with connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for _case, call in _warm_up(place):
                exchange(connection, call)
            for case, call in pending:
                took, shape = exchange(connection, call)
                seconds.setdefault(case, []).append(took)
                assert shapes.setdefault("all", shape) == shape, f"{case} looks different: {shape}"
    _print(place, workers, seconds)


def _cases(place: Place, times: int) -> dict[str, list[str]]:
    """Return the calls of each case, having brought the PINs into the state that they need."""
    guessed = -(-times // OFTEN)
    wrong, locked = place.filled.accounts[:guessed], place.filled.accounts[guessed : 2 * guessed]
    last = place.filled.accounts[2 * guessed : 2 * guessed + times]
    assert len(last) == times, "too few accounts for so many timings"
    place.set_failures(wrong, 0)
    place.set_failures(locked, LOCKED_AFTER)
    place.set_failures(last, LOCKED_AFTER - 1)
    person = place.filled.accounts[0].administrator
    subjects: dict[str, Sequence[Subject]] = {
        BASE: wrong,
        "locked": locked,
        "no PIN": place.filled.without_pin,
        "unknown account": [Subject(calls.UNKNOWN_NUMBER, person)],
        "unknown person": [
            Subject(subject.number, calls.UNKNOWN_PERSON) for subject in place.filled.accounts
        ],
        "wrong, and locks": last,
    }
    return {
        case: [
            calls.verification(place.filled.key, chosen[turn % len(chosen)], WRONG_PIN)
            for turn in range(times)
        ]
        for case, chosen in subjects.items()
    }


def _warm_up(place: Place) -> Iterator[tuple[str, str]]:
    """Give calls that are not counted: each thread of the server opens its database once."""
    for subject in list(place.filled.without_pin)[:20]:
        yield "", calls.verification(place.filled.key, subject, WRONG_PIN)


def exchange(connection: socket.socket, call: str) -> tuple[float, object]:
    """Send ``call``; return the seconds until its whole answer, and the answer's shape."""
    started = time.perf_counter()
    connection.sendall(call.encode())
    answer = http.client.HTTPResponse(connection)
    answer.begin()
    body = json.loads(answer.read())
    took = time.perf_counter() - started
    heads = sorted(
        (name.lower(), value)
        for name, value in answer.getheaders()
        if name.lower() not in CHANGING_HEADS
    )
    return took, (answer.status, heads, _shape(body))


def _shape(body: dict[str, Any]) -> dict[str, Any]:
    """Return ``body`` with the length in place of what is each verification's own."""
    return {name: len(value) if name in OWN_TO_EACH else value for name, value in body.items()}


def _print(place: Place, workers: int, seconds: dict[str, list[float]]) -> None:
    base = statistics.median(seconds[BASE])
    print(
        f"\nSameness on {place.database}, {workers} worker{'s' * (workers > 1)}: "
        "identical status, heads and body shape; times"
    )
    print(f"{'refusal':<18}{'timings':>8}{'median ms':>11}{'from wrong':>12}{'p90 ms':>9}")
    for case, taken in seconds.items():
        median = statistics.median(taken)
        ninth = statistics.quantiles(taken, n=10)[-1]
        print(
            f"{case:<18}{len(taken):>8}{1000 * median:>11.2f}{median / base - 1:>+12.1%}"
            f"{1000 * ninth:>9.2f}"
        )
