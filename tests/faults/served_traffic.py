"""Clients that guess at a served installation, and remember what they were answered."""

from __future__ import annotations

import contextlib
import http.client
import random
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from tests.support.filled import PIN, WRONG_PIN

if TYPE_CHECKING:
    from types import TracebackType

    from tests.support.filled import Filled

CLIENTS = 4
RIGHT_SHARE = 0.7
TIMEOUT_SECONDS = 20
CREATED = 201
BOTH = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict that a client got, with the identifier of its verification."""

    verification: str
    outcome: str
    right: bool


@dataclass
class Traffic:
    """Right and wrong PINs over HTTP, from four clients, until the block ends.

    Each call bears ``right`` or ``wrong`` as its reference, so that what was not answered can be told.
    """

    port: int
    filled: Filled
    seed: int
    answers: list[Answer] = field(default_factory=list)
    problems: list[object] = field(default_factory=list)
    unanswered: int = 0

    def __enter__(self) -> Self:
        """Start the clients."""
        self._ending = threading.Event()
        self._clients = [
            threading.Thread(target=self._guess, args=(random.Random(self.seed + place),))
            for place in range(CLIENTS)
        ]
        for client in self._clients:
            client.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Let each client end its call."""
        self._ending.set()
        for client in self._clients:
            client.join()

    def wait_for_both(self) -> None:
        """Return when a right and a wrong PIN were answered, as on a busy machine takes its time."""
        deadline = time.monotonic() + TIMEOUT_SECONDS
        while len({answer.right for answer in self.answers}) < BOTH:
            assert time.monotonic() < deadline, "no answers"
            time.sleep(0.05)

    def _guess(self, chance: random.Random) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT_SECONDS)
        with contextlib.closing(connection):
            while not self._ending.is_set():
                try:
                    self._call(connection, chance)
                except (OSError, http.client.HTTPException):
                    self.unanswered += 1
                    connection.close()
                    time.sleep(0.05)

    def _call(self, connection: http.client.HTTPConnection, chance: random.Random) -> None:
        right = chance.random() < RIGHT_SHARE
        claim = chance.choice(self.filled.accounts).claim(
            pin=PIN if right else WRONG_PIN, reference="right" if right else "wrong"
        )
        status, body = self.filled.post(connection, "verifications", claim)
        if status == CREATED:
            self.answers.append(Answer(body["id"], body["outcome"], right))
        else:
            self.problems.append((status, body))
