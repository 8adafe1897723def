"""Guesses at one PIN with many threads at once, and counts which guesses were really compared.

Run as a program it reads its orders as JSON on standard input: a first line when it shall get
ready, a second when it shall begin. It answers with JSON lines.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import django

from tests.support.together import at_once

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watchword.core.actor import Actor
    from watchword.keys.ring import KeyRing
    from watchword.verification.attempt import Charged
    from watchword.verification.models import Verification


@dataclass
class Evaluated:
    """The digits that were compared and could have counted, and how often anything was hashed."""

    digits: list[str] = field(default_factory=list)
    compared: int = 0


@contextmanager
def evaluations() -> Iterator[Evaluated]:
    """Watch step 3 of the protocol while the block runs."""
    from watchword.verification.flows import submit_secret  # noqa: PLC0415 - after django.setup()

    seen, compare = Evaluated(), submit_secret.compare

    def watched(verification: Verification, charged: Charged, digits: str, ring: KeyRing) -> bool:
        seen.compared += 1
        if charged.taken:
            seen.digits.append(digits)
        return compare(verification, charged, digits, ring)

    submit_secret.compare = watched
    try:
        yield seen
    finally:
        submit_secret.compare = compare


def guess(number: str, administrator: str, digits: str, submitter: Actor) -> str:
    """Ask in one call, as another system does; return the outcome."""
    from watchword.verification.flows.verify_at_once import (  # noqa: PLC0415 - as above
        Claim,
        verify_at_once,
    )

    claim = Claim(account_number=number, administrator=administrator)
    return verify_at_once(claim, digits, submitter=submitter).outcome


def guess_at_once(number: str, administrator: str, guesses: list[str]) -> Counter[str]:
    """Make all guesses at the same moment, each through an agent of its own; return the outcomes."""
    from watchword.core.actor import Actor, ActorKind  # noqa: PLC0415 - as above

    works = [
        partial(guess, number, administrator, digits, Actor(ActorKind.AGENT, f"agt_{place}"))
        for place, digits in enumerate(guesses)
    ]
    outcomes = at_once(works)
    return Counter(str(outcome) for outcome in outcomes)


def main() -> None:
    """Get ready, wait for the word, guess, and tell."""
    django.setup()
    order = json.loads(sys.stdin.readline())
    sys.stdout.write('"ready"\n')
    sys.stdout.flush()
    sys.stdin.readline()
    with evaluations() as seen:
        outcomes = guess_at_once(order["number"], order["administrator"], order["guesses"])
    sys.stdout.write(json.dumps({"outcomes": outcomes, "digits": seen.digits}) + "\n")


if __name__ == "__main__":
    main()
