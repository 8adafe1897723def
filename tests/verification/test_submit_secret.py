"""The protocol of a verification, by its numbers."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings

from tests.support.cast import ACCOUNT_PIN, ALICE_PIN, BOB_PIN, WRONG_PIN, Cast
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification.errors import AlreadyVerifiedError, VerificationExpiredError
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Grant, Verification
from watchword.verification.queries import latest_verification


def opened(cast: Cast, *, person: str = "alice") -> Verification:
    administrator = getattr(cast, person) if person else None
    conversation = open_conversation(cast.ann, cast.account, administrator)
    verification = latest_verification(conversation)
    assert verification is not None
    return verification


def submit(cast: Cast, verification: Verification, digits: str) -> str:
    submit_secret(verification, digits, submitter=cast.ann.actor())
    verification.refresh_from_db()
    return verification.outcome


def failures(cast: Cast) -> int:
    return Pin.objects.get(administrator=cast.alice).failures


def test_the_right_pin_verifies_and_grants(cast: Cast) -> None:
    verification = opened(cast)
    assert submit(cast, verification, ALICE_PIN) == "verified"
    grant = Grant.objects.get(verification=verification)
    assert grant.administrator == cast.alice
    assert grant.scopes == ["disclose", "change"]
    assert grant.expires_at - grant.created_at == dt.timedelta(minutes=15)
    assert failures(cast) == 0


def test_the_account_pin_speaks_for_the_account_and_names_nobody(cast: Cast) -> None:
    verification = opened(cast, person="")
    assert submit(cast, verification, ACCOUNT_PIN) == "verified"
    assert Grant.objects.get().administrator is None


@pytest.mark.parametrize("digits", [WRONG_PIN, BOB_PIN, ACCOUNT_PIN, "", "x" * 1000, "٨٣٠٥"])
def test_anything_else_is_refused(cast: Cast, digits: str) -> None:
    verification = opened(cast)
    assert submit(cast, verification, digits) == "refused"
    assert not Grant.objects.exists()
    assert failures(cast) == 1


def test_the_fifth_wrong_guess_locks_and_the_right_pin_is_then_refused(cast: Cast) -> None:
    for _ in range(4):
        assert submit(cast, opened(cast), WRONG_PIN) == "refused"
    assert submit(cast, opened(cast), WRONG_PIN) == "locked"
    assert submit(cast, opened(cast), ALICE_PIN) == "locked"
    assert failures(cast) == 5
    assert Entry.objects.filter(event="pin.locked").count() == 1


def test_a_success_gives_back_its_own_charge_and_no_other(cast: Cast) -> None:
    verification = opened(cast)
    assert [submit(cast, verification, WRONG_PIN) for _ in range(3)] == ["refused"] * 3
    assert submit(cast, verification, ALICE_PIN) == "verified"
    assert failures(cast) == 3


def test_a_verdict_stands(cast: Cast) -> None:
    verification = opened(cast)
    submit(cast, verification, ALICE_PIN)
    with pytest.raises(AlreadyVerifiedError):
        submit(cast, verification, WRONG_PIN)
    assert failures(cast) == 0


def test_a_verification_runs_out(cast: Cast) -> None:
    verification = opened(cast)
    later = clock.now() + dt.timedelta(minutes=settings.WATCHWORD.verification_minutes)
    with clock.at(later), pytest.raises(VerificationExpiredError):
        submit(cast, verification, ALICE_PIN)
    verification.refresh_from_db()
    assert verification.outcome == "expired"


def test_the_end_of_the_conversation_ends_its_grant(cast: Cast) -> None:
    verification = opened(cast)
    submit(cast, verification, ALICE_PIN)
    end_conversation(cast.ann, verification.conversation)
    assert not Grant.objects.get().live(clock.now())
