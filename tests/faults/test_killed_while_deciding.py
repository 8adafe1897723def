"""A process that is killed between charge and decision gives no free guess and loses no answered verdict."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.faults.killed import RIGHT, WRONG
from tests.support.cast import WRONG_PIN, make_account, make_administrator
from tests.support.postgres import ROOT
from watchword.core.actor import Actor, ActorKind
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Grant, Verification

if TYPE_CHECKING:
    from watchword.keys.file_ring import FileKeyRing
    from watchword.people.models import Administrator

pytestmark = pytest.mark.django_db(transaction=True)
LIVES = 50
SEED = 64_2010
RIGHT_PIN = "830572"


@dataclass(frozen=True)
class Life:
    """One administrator, and what the process that guessed at this one told before it died."""

    person: Administrator
    lines: list[list[str]]

    def compared(self, guess: str) -> int:
        """Return how many of these guesses were compared and could have counted."""
        return self.lines.count(["compare", guess, "1"])

    def answers(self) -> list[tuple[str, str]]:
        """Return each verification that was answered, with its outcome."""
        return [(line[1], line[2]) for line in self.lines if line[0] == "answer"]

    def verifications(self, outcome: str) -> int:
        """Return how many verifications of this one have this outcome."""
        return Verification.objects.filter(administrator=self.person, outcome=outcome).count()

    @property
    def failures(self) -> int:
        """The count of failures as it is now."""
        return Pin.objects.get(administrator=self.person).failures


@pytest.fixture
def lives(ring: FileKeyRing, child_environment: dict[str, str]) -> list[Life]:
    """Fifty lives that ended by SIGKILL, each beside another administrator's PIN."""
    account = make_account("500500", "Killed Often", email="office@killed.example")
    people = [
        make_administrator(account, f"p{place}@killed.example", f"P {place}", RIGHT_PIN)
        for place in range(LIVES)
    ]
    orders = [
        {
            "number": account.number,
            "administrator": person.public_id,
            RIGHT: RIGHT_PIN,
            WRONG: WRONG_PIN,
        }
        for person in people
    ]
    program = subprocess.run(
        [sys.executable, "-m", "tests.faults.killed"],
        cwd=ROOT,
        env=child_environment,
        input=json.dumps({"seed": SEED, "lives": orders}),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    told = [json.loads(line) for line in program.stdout.splitlines()]
    return [
        Life(person, [line.split() for line in lines])
        for person, lines in zip(people, told, strict=True)
    ]


def entries_of(event: str) -> dict[object, dict[str, object]]:
    """Return the entries of ``event`` by the verification that they tell of."""
    leaves = [decode(bytes(entry.leaf)) for entry in Entry.objects.filter(event=event)]
    return {leaf["fact_verification"]: dict(leaf) for leaf in leaves}


def test_fifty_kills(lives: list[Life]) -> None:
    """One test, since fifty lives are dear: each property is a function of its own below."""
    the_kills_hit_between_charge_and_decision(lives)
    for life in lives:
        no_guess_was_free(life)
        no_answer_was_lost(life)
    nobody_was_verified_without_the_right_pin()
    no_grant_stands_without_verdict_and_entry()
    what_goes_on_afterwards_is_right(lives)


def the_kills_hit_between_charge_and_decision(lives: list[Life]) -> None:
    undecided = Verification.objects.filter(outcome="pending", attempts=1).count()
    assert undecided >= LIVES // 4
    assert sum(life.compared(WRONG) for life in lives) > LIVES
    assert sum(life.compared(RIGHT) for life in lives) > LIVES // 4


def no_guess_was_free(life: Life) -> None:
    """Charged: every wrong guess, and every right one whose verdict did not come to be written."""
    wrong, right = life.compared(WRONG), life.compared(RIGHT)
    undecided = right - life.verifications("verified")
    assert wrong <= 5
    assert wrong <= life.failures <= 5
    # The one more was charged, and killed before it could tell that it compares.
    assert life.failures - (wrong + undecided) in {0, 1}


def no_answer_was_lost(life: Life) -> None:
    verified, refused = entries_of("verification.verified"), entries_of("verification.refused")
    for public_id, outcome in life.answers():
        assert Verification.objects.get(public_id=public_id).outcome == outcome
        assert (public_id in verified) == (outcome == "verified")
        assert (public_id in refused) == (outcome != "verified")


def nobody_was_verified_without_the_right_pin() -> None:
    verified = Verification.objects.filter(outcome="verified")
    assert set(verified.values_list("conversation__reference", flat=True)) == {RIGHT}


def no_grant_stands_without_verdict_and_entry() -> None:
    entries = entries_of("verification.verified")
    grants = Grant.objects.select_related("verification")
    assert {grant.verification.public_id for grant in grants} == set(entries)
    for grant in grants:
        assert grant.verification.outcome == "verified"
        assert entries[grant.verification.public_id]["fact_grant"] == grant.public_id
    assert Verification.objects.filter(outcome="verified").count() == len(grants)


def what_goes_on_afterwards_is_right(lives: list[Life]) -> None:
    for life in lives:
        locked = life.failures == 5
        claim = Claim(account_number="500500", administrator=life.person.public_id)
        key = Actor(ActorKind.API_KEY, life.person.public_id)
        outcome = verify_at_once(claim, RIGHT_PIN, submitter=key).outcome
        assert outcome == ("locked" if locked else "verified")
