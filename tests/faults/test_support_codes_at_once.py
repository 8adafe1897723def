"""However many come at once with a support code: one is verified, and five wrong ones are evaluated."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.faults.guesser import evaluations
from tests.support.together import at_once
from tests.verification.codes import code_of, failures, wrong
from watchword.core.actor import Actor, ActorKind
from watchword.ledger.models import Entry
from watchword.people.models import Account
from watchword.pins.flows.unlock_pin import unlock_pin
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Grant, Method, Verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

pytestmark = pytest.mark.django_db(transaction=True)


def come(cast: Cast, digits: str, place: int) -> str:
    """Come with a support code, each through an agent of its own; return the outcome."""
    submitter = Actor(ActorKind.AGENT, f"agt_{place}")
    claim = Claim(account_number="100200", administrator=cast.alice.public_id)
    opened = verify_at_once(claim, None, submitter=submitter)
    verification = Verification.objects.select_related(
        "conversation", "account", "administrator__user"
    ).get(pk=opened.pk)
    submit_secret(verification, digits, submitter=submitter, method=Method.SUPPORT_CODE)
    return str(verification.outcome)


def come_at_once(cast: Cast, digits: list[str]) -> list[str]:
    """Come at the same moment with each of ``digits``; return the outcomes."""
    works = [partial(come, cast, one, place) for place, one in enumerate(digits)]
    outcomes = at_once(works)
    assert all(isinstance(outcome, str) for outcome in outcomes), outcomes
    return [str(outcome) for outcome in outcomes]


def guesses_at(cast: Cast, code: str) -> list[Callable[[], object]]:
    """Return 24 callers, each with a wrong code."""
    return [partial(come, cast, wrong(code), place) for place in range(24)]


def test_64_at_once_with_the_right_code_verify_one(cast: Cast) -> None:
    outcomes = come_at_once(cast, [code_of(cast.alice)] * 64)
    assert outcomes.count("verified") == 1
    assert set(outcomes) <= {"verified", "refused", "locked"}
    assert Grant.objects.count() == 1
    assert SupportCode.objects.get(administrator=cast.alice).used_at is not None
    assert failures(cast.alice) == 0


def test_of_64_wrong_codes_at_once_five_are_evaluated(cast: Cast) -> None:
    code = code_of(cast.alice)
    with evaluations() as seen:
        outcomes = come_at_once(cast, [wrong(code)] * 64)
    assert set(outcomes) <= {"refused", "locked"}
    assert seen.digits == [wrong(code)] * 5
    assert seen.compared == 64
    assert failures(cast.alice) == 5
    assert Entry.objects.filter(event="support_code.locked").count() == 1
    assert not Grant.objects.exists()
    assert set(Pin.objects.values_list("failures", flat=True)) == {0}


def test_making_codes_meanwhile_buys_no_guess(cast: Cast) -> None:
    code = code_of(cast.alice)
    guesses = guesses_at(cast, code)
    with evaluations() as seen:
        works: list[Callable[[], object]] = [*guesses, *[partial(code_of, cast.alice)] * 8]
        at_once(works)
    assert len(seen.digits) <= 5
    assert failures(cast.alice) == len(seen.digits)


def test_an_unlock_meanwhile_buys_five_more_and_no_sixth(cast: Cast) -> None:
    code = code_of(cast.alice)
    for place in range(5):
        come(cast, wrong(code), place)
    guesses = guesses_at(cast, code)
    with evaluations() as seen:
        works: list[Callable[[], object]] = [*guesses, partial(unlock_pin, cast.alice)]
        at_once(works)
    assert len(seen.digits) <= 5
    assert failures(cast.alice) == len(seen.digits)


def test_phone_support_that_is_locked_meanwhile_leaves_no_grant(cast: Cast) -> None:
    for _ in range(5):
        account = Account.objects.get(pk=cast.account.pk)
        lock = partial(lock_phone_support, account, actor=cast.bob.actor())
        works: list[Callable[[], object]] = [partial(come, cast, code_of(cast.alice), 1), lock]
        outcome, locked = at_once(works)
        assert locked is True
        assert outcome in {"verified", "refused", "locked"}
        assert not Grant.objects.filter(ended_at=None).exists()
        Account.objects.update(phone_support_locked_at=None)
