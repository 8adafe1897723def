"""However many guess at once, over threads and over processes, five guesses are evaluated."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from django.db import OperationalError, transaction

from tests.faults.guesser import evaluations, guess_at_once
from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from tests.support.postgres import ROOT
from tests.support.rings import product_with
from tests.support.together import at_once
from watchword.core.actor import OPERATOR
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.flows.add_contact import add_contact
from watchword.people.models import ContactOfRecord
from watchword.pins.models import Pin
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Grant, Verification

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(transaction=True)
WRONG = [WRONG_PIN] * 64


def failures(cast: Cast) -> int:
    return Pin.objects.get(administrator=cast.alice).failures


def reasons() -> Counter[Any]:
    entries = Entry.objects.filter(event="verification.refused")
    return Counter(decode(bytes(entry.leaf))["fact_reason"] for entry in entries)


def assert_five_were_evaluated(cast: Cast, evaluated: list[str]) -> None:
    assert evaluated == [WRONG_PIN] * 5
    assert failures(cast) == 5
    assert reasons() == {"wrong": 5, "locked": 59}
    assert Entry.objects.filter(event="pin.locked").count() == 1
    assert sorted(Notice.objects.filter(event="pin.locked").values_list("address", flat=True)) == [
        "alice@harbour.example",
        "office@harbour.example",
        "second@harbour.example",
    ]
    assert not Grant.objects.exists()
    assert not Verification.objects.filter(outcome="verified").exists()


@pytest.fixture
def attacked(cast: Cast) -> Cast:
    """The cast, whose account has two addresses of record, beside the one that alice signs in with."""
    with transaction.atomic():
        add_contact(
            cast.account, ContactOfRecord.Kind.EMAIL, "second@harbour.example", actor=OPERATOR
        )
    return cast


def test_64_wrong_guesses_over_threads(attacked: Cast) -> None:
    with evaluations() as seen:
        outcomes = guess_at_once("100200", attacked.alice.public_id, WRONG)
    assert sum(outcomes.values()) == outcomes["refused"] + outcomes["locked"] == 64
    assert seen.compared == 64  # The work is the same for those that cannot count.
    assert_five_were_evaluated(attacked, seen.digits)


def test_64_wrong_guesses_at_one_verification(attacked: Cast, settings: Settings) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, limit_agent=100)
    conversation = open_conversation(attacked.ann, attacked.account, attacked.alice)
    verification = conversation.verifications.get()

    def submit() -> str:
        mine = Verification.objects.select_related("conversation").get(pk=verification.pk)
        return submit_secret(mine, WRONG_PIN, submitter=attacked.ann.actor()).outcome

    with evaluations() as seen:
        outcomes = at_once([submit] * 64)
    assert set(outcomes) <= {"refused", "locked"}
    assert_five_were_evaluated(attacked, seen.digits)
    verification.refresh_from_db()
    assert verification.attempts == 64


def test_64_wrong_guesses_over_processes(attacked: Cast, child_environment: dict[str, str]) -> None:
    answers = guess_with_processes(attacked, child_environment, processes=2, each=WRONG[:32])
    assert sum(sum(answer["outcomes"].values()) for answer in answers) == 64
    assert_five_were_evaluated(attacked, [one for answer in answers for one in answer["digits"]])


def guess_with_processes(
    cast: Cast, environment: dict[str, str], *, processes: int, each: list[str]
) -> list[dict[str, Any]]:
    """Let programs guess at the same moment; return what each tells."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.guesser"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(processes)
    ]
    order = {"number": "100200", "administrator": cast.alice.public_id, "guesses": each}
    for program in programs:
        assert program.stdin
        program.stdin.write(json.dumps(order) + "\n")
        program.stdin.flush()
    for program in programs:
        assert program.stdout
        assert program.stdout.readline() == '"ready"\n'
    told = [partial(program.communicate, "now\n", 120) for program in programs]
    answers = at_once(told)
    return [json.loads(answer[0]) for answer in answers if isinstance(answer, tuple)]


@pytest.mark.parametrize("place", [0, 31])
def test_one_right_guess_among_63_wrong_ones_buys_none(cast: Cast, place: int) -> None:
    guesses = [WRONG_PIN] * 63
    guesses.insert(place, ALICE_PIN)
    with evaluations() as seen:
        outcomes = guess_at_once("100200", cast.alice.public_id, guesses)
    wrong = seen.digits.count(WRONG_PIN)
    assert 4 <= wrong <= 5
    assert failures(cast) == wrong
    assert outcomes["verified"] == seen.digits.count(ALICE_PIN) == Grant.objects.count() <= 1
    assert reasons()["wrong"] == wrong


def test_32_right_ones_at_once_all_count_that_were_charged(cast: Cast) -> None:
    """Those who find five others between charge and decision are refused, and nobody stays locked out."""
    with evaluations() as seen:
        outcomes = guess_at_once("100200", cast.alice.public_id, [ALICE_PIN] * 32)
    assert outcomes.keys() <= {"verified", "refused", "locked"}
    assert outcomes["verified"] == len(seen.digits) == Grant.objects.count() >= 5
    assert outcomes["verified"] + outcomes["refused"] + outcomes["locked"] == 32
    assert set(reasons()) <= {"locked"}
    assert failures(cast) == 0
    assert guess_at_once("100200", cast.alice.public_id, [ALICE_PIN]) == {"verified": 1}


def test_32_right_ones_at_once_at_one_verification_verify_it_once(
    cast: Cast, settings: Settings
) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, limit_agent=100, pin_attempts=10)
    verification = open_conversation(cast.ann, cast.account, cast.alice).verifications.get()

    def submit() -> str:
        mine = Verification.objects.select_related("conversation").get(pk=verification.pk)
        return submit_secret(mine, ALICE_PIN, submitter=cast.ann.actor()).outcome

    outcomes = at_once([submit] * 32)
    assert not [one for one in outcomes if isinstance(one, OperationalError)]
    assert "verified" in outcomes
    assert Grant.objects.count() == 1
    assert failures(cast) == 0


def test_guesses_at_one_person_cost_a_colleague_nothing(cast: Cast) -> None:
    guess_at_once("100200", cast.alice.public_id, WRONG[:8])
    assert Pin.objects.get(administrator=cast.bob).failures == 0
    assert Pin.objects.get(account=cast.account, administrator=None).failures == 0


def test_where_there_is_no_such_person_all_guesses_are_refused_alike(cast: Cast) -> None:
    with evaluations() as seen:
        known = guess_at_once("100200", "adm_unknown", WRONG[:8])
        unknown = guess_at_once("999999", "adm_unknown", WRONG[:8])
    assert known == unknown == {"refused": 8}
    assert (seen.compared, seen.digits) == (16, [])
    assert reasons() == {"nothing_to_compare": 16}
