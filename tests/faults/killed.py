"""A program that verifies without pause and is killed, again and again, at moments drawn by chance.

It reads its orders as JSON on standard input: a seed, and for each life the administrator to guess
at. Each life is a process of its own, forked from this one, that tells every step by a pipe; what
it told before it was killed is written to standard output, a JSON line for each life.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from typing import TYPE_CHECKING

import django
from django.db import connections

if TYPE_CHECKING:
    from watchword.keys.ring import KeyRing
    from watchword.verification.attempt import Charged
    from watchword.verification.models import Verification

RIGHT, WRONG = "right", "wrong"
MOST_GUESSES = 40
WINDOW = 0.004  # How long a life stays between charge and decision, at most, in seconds.


def live(pipe: int, order: dict[str, str], seed: int) -> None:
    """Guess until killed; tell each comparison before it is made, and each answer after it."""
    from watchword.core.actor import Actor, ActorKind  # noqa: PLC0415 - after django.setup()
    from watchword.verification.flows import submit_secret  # noqa: PLC0415 - as above
    from watchword.verification.flows.verify_at_once import (  # noqa: PLC0415 - as above
        Claim,
        verify_at_once,
    )

    submitter = Actor(ActorKind.API_KEY, order["administrator"])
    chance, compare = random.Random(seed), submit_secret.compare

    def told(verification: Verification, charged: Charged, digits: str, ring: KeyRing) -> bool:
        guess = verification.conversation.reference
        os.write(pipe, f"compare {guess} {int(charged.taken)}\n".encode())
        time.sleep(chance.random() * WINDOW)
        return compare(verification, charged, digits, ring)

    submit_secret.compare = told
    for _ in range(MOST_GUESSES):
        guess = chance.choice([RIGHT, WRONG, WRONG])
        claim = Claim(
            account_number=order["number"], administrator=order["administrator"], reference=guess
        )
        answer = verify_at_once(claim, order[guess], submitter=submitter)
        os.write(pipe, f"answer {answer.public_id} {answer.outcome}\n".encode())


def one_life(order: dict[str, str], seed: int) -> list[str]:
    """Fork, let the life come to one of its first comparisons, kill it; return what it told."""
    chance = random.Random(seed)
    wanted, patience = chance.randint(1, 5), chance.random() * 2 * WINDOW
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            live(writer, order, seed)
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        lines = []
        for line in told:
            lines.append(line.strip())
            wanted -= line.startswith("compare")
            if wanted == 0:
                break
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines += [line.strip() for line in told if line.endswith("\n")]
    return lines


def main() -> None:
    """Live and die as often as ordered."""
    django.setup()
    orders = json.load(sys.stdin)
    for place, order in enumerate(orders["lives"]):
        connections.close_all()
        lines = one_life(order, orders["seed"] + place)
        sys.stdout.write(json.dumps(lines) + "\n")


if __name__ == "__main__":
    main()
