"""A verification by support code: once, in its time, with a count of its own."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import transaction

from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from tests.verification.codes import code_of, failures, reason_of_last, submit_code, wrong
from tests.verification.helping import opened
from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.ledger.models import Entry
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.flows.unlock_pin import unlock_pin
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows.submit_secret import charge, compare_and_decide, submit_secret
from watchword.verification.models import Grant, Method


@pytest.mark.parametrize(("strong", "level"), [(False, "pin"), (True, "strong")])
def test_the_right_code_verifies_and_grants(cast: Cast, *, strong: bool, level: str) -> None:
    code = code_of(cast.alice, strong=strong)
    verification = opened(cast, cast.alice)
    assert submit_code(cast, verification, code) == "verified"
    grant = Grant.objects.get(verification=verification)
    assert (grant.administrator, grant.level, verification.level) == (cast.alice, level, level)
    assert (verification.method, failures(cast.alice)) == ("support_code", 0)


def test_a_code_serves_once(cast: Cast) -> None:
    code = code_of(cast.alice)
    submit_code(cast, opened(cast, cast.alice), code)
    assert submit_code(cast, opened(cast, cast.alice), code) == "refused"
    assert Grant.objects.count() == 1
    assert (reason_of_last(), failures(cast.alice)) == ("nothing_to_compare", 0)


def test_a_code_lives_ten_minutes(cast: Cast) -> None:
    now = clock.now()
    with clock.at(now):
        first, second = code_of(cast.alice), code_of(cast.bob)
    with clock.at(now + dt.timedelta(minutes=10)):
        assert submit_code(cast, opened(cast, cast.alice), first) == "refused"
    with clock.at(now + dt.timedelta(minutes=9, seconds=59)):
        assert submit_code(cast, opened(cast, cast.bob), second) == "verified"


def test_a_new_code_ends_the_one_before_and_keeps_the_count(cast: Cast) -> None:
    first = code_of(cast.alice)
    for _ in range(3):
        assert submit_code(cast, opened(cast, cast.alice), wrong(first)) == "refused"
    second = code_of(cast.alice)
    assert failures(cast.alice) == 3
    assert submit_code(cast, opened(cast, cast.alice), first) == "refused"
    assert failures(cast.alice) == 4
    assert submit_code(cast, opened(cast, cast.alice), second) == "verified"
    assert failures(cast.alice) == 4


def test_five_wrong_codes_lock_the_codes_and_not_the_pin(cast: Cast) -> None:
    code = code_of(cast.alice)
    verification = opened(cast, cast.alice)
    told = [submit_code(cast, verification, wrong(code)) for _ in range(5)]
    assert told == ["refused"] * 4 + ["locked"]
    assert submit_code(cast, verification, code) == "locked"
    assert Entry.objects.filter(event="support_code.locked").count() == 1
    assert not Entry.objects.filter(event="pin.locked").exists()
    submit_secret(verification, ALICE_PIN, submitter=cast.ann.actor())
    assert (verification.outcome, verification.level) == ("verified", "pin")
    assert failures(cast.alice) == 5


def test_a_locked_pin_leaves_the_codes(cast: Cast) -> None:
    verification = opened(cast, cast.alice)
    for _ in range(5):
        submit_secret(verification, WRONG_PIN, submitter=cast.ann.actor())
    assert verification.outcome == "locked"
    assert submit_code(cast, verification, code_of(cast.alice)) == "verified"
    assert Pin.objects.get(administrator=cast.alice).failures == 5


def test_a_pin_is_no_code_and_a_code_no_pin(cast: Cast) -> None:
    code = code_of(cast.alice)
    set_pin(cast.account, cast.bob, "49302718", actor=cast.bob.actor(), origin=Pin.Origin.OWNER)
    verification = opened(cast, cast.bob)
    assert submit_code(cast, verification, "49302718") == "refused"
    assert submit_code(cast, opened(cast, cast.alice), ALICE_PIN) == "refused"
    mine = opened(cast, cast.alice)
    submit_secret(mine, code, submitter=cast.ann.actor())
    assert mine.outcome == "refused"


def test_a_code_is_its_owners_alone(cast: Cast) -> None:
    code = code_of(cast.alice)
    assert submit_code(cast, opened(cast, cast.bob), code) == "refused"
    assert submit_code(cast, opened(cast), code) == "refused"
    assert submit_code(cast, opened(cast, cast.alice), code) == "verified"


def test_a_code_moved_to_another_row_verifies_nobody(cast: Cast) -> None:
    code = code_of(cast.alice)
    code_of(cast.bob)
    stolen = cast.alice.support_code
    stolen.refresh_from_db()
    type(stolen).objects.filter(administrator=cast.bob).update(
        sealed=stolen.sealed, pepper_id=stolen.pepper_id
    )
    assert submit_code(cast, opened(cast, cast.bob), code) == "refused"


def test_unlocking_opens_the_codes(cast: Cast) -> None:
    code = code_of(cast.alice)
    for _ in range(5):
        submit_code(cast, opened(cast, cast.alice), wrong(code))
    unlock_pin(cast.alice)
    assert submit_code(cast, opened(cast, cast.alice), code) == "verified"


def test_a_code_for_one_not_authorised_any_more_is_refused(cast: Cast) -> None:
    code = code_of(cast.alice)
    type(cast.alice).objects.update(authorised_to_contact_support=False)
    cast.alice.refresh_from_db()
    assert submit_code(cast, opened(cast, cast.alice), code) == "refused"
    assert reason_of_last() == "nothing_to_compare"


def test_an_attempt_that_a_crash_cut_off_stays_charged(cast: Cast) -> None:
    code = code_of(cast.alice)
    verification = opened(cast, cast.alice)
    with transaction.atomic():
        charge(verification, cast.ann.actor(), Method.SUPPORT_CODE)
    assert failures(cast.alice) == 1
    assert submit_code(cast, opened(cast, cast.alice), code) == "verified"
    assert failures(cast.alice) == 1


@pytest.mark.parametrize("meanwhile", ["replaced", "unlocked", "ran out", "used", "removed"])
def test_what_changed_between_charge_and_decision_is_refused(cast: Cast, meanwhile: str) -> None:
    code = code_of(cast.alice)
    verification = opened(cast, cast.alice)
    with transaction.atomic():
        charged = charge(verification, cast.ann.actor(), Method.SUPPORT_CODE)
    row = SupportCode.objects.filter(administrator=cast.alice)
    match meanwhile:
        case "replaced":
            code_of(cast.alice)
        case "unlocked":
            row.update(failures=0, unlocks=1)
        case "ran out":
            row.update(expires_at=clock.now())
        case "used":
            row.update(used_at=clock.now())
        case "removed":
            row.delete()
    compare_and_decide(verification, charged, code, key_ring())
    assert (verification.outcome, reason_of_last()) == ("refused", "replaced")
    assert not Grant.objects.exists()
