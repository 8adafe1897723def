"""The one call of another system: who is claimed, and that no claim falls back on less."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.cast import ACCOUNT_PIN, ALICE_PIN, BOB_PIN, CHARLIE_PIN, WRONG_PIN
from watchword.core.actor import Actor, ActorKind
from watchword.ledger.models import Entry
from watchword.pins.models import Pin
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Channel, Grant, Scope, Verification
from watchword.verification.queries import claimed_subject

if TYPE_CHECKING:
    from tests.support.cast import Cast

KEY = Actor(ActorKind.API_KEY, "key_1")


def ask(number: str, administrator: str, digits: str | None) -> Verification:
    claim = Claim(account_number=number, administrator=administrator, channel=Channel.PHONE)
    return verify_at_once(claim, digits, submitter=KEY)


def test_the_right_pin_verifies_in_the_one_call(cast: Cast) -> None:
    verification = ask("100200", cast.alice.public_id, ALICE_PIN)
    assert (verification.outcome, verification.level, verification.attempts) == (
        "verified",
        "pin",
        1,
    )
    assert Grant.objects.get().administrator == cast.alice
    assert Verification.objects.get().conversation.actor == str(KEY)


def test_without_digits_it_waits(cast: Cast) -> None:
    verification = ask("100200", cast.alice.public_id, None)
    assert (verification.outcome, verification.attempts) == ("pending", 0)
    assert Entry.objects.latest("pk").event == "verification.started"


def test_the_account_pin_proves_the_account_and_names_nobody(cast: Cast) -> None:
    assert ask(" 100200 ", "", ACCOUNT_PIN).outcome == "verified"
    assert Grant.objects.get().administrator is None


@pytest.mark.parametrize("digits", [ACCOUNT_PIN, ALICE_PIN, BOB_PIN, CHARLIE_PIN, WRONG_PIN, ""])
def test_an_unknown_administrator_never_falls_back_on_the_account_pin(
    cast: Cast, digits: str
) -> None:
    for claimed in ("adm_unknown", cast.charlie.public_id, cast.account.public_id, " ", "\0"):
        verification = ask("100200", claimed, digits)
        assert verification.outcome == "refused"
        assert (verification.account, verification.administrator) == (None, None)
    assert not Grant.objects.exists()
    assert set(Pin.objects.values_list("failures", flat=True)) == {0}


@pytest.mark.parametrize("digits", [BOB_PIN, ACCOUNT_PIN, CHARLIE_PIN])
def test_the_pin_of_another_is_wrong(cast: Cast, digits: str) -> None:
    assert ask("100200", cast.alice.public_id, digits).outcome == "refused"
    assert Pin.objects.get(administrator=cast.alice).failures == 1


def test_a_person_is_claimed_with_the_own_account_alone(cast: Cast) -> None:
    assert claimed_subject("100200", cast.alice.public_id) == (cast.account, cast.alice)
    assert claimed_subject("100300", cast.alice.public_id) == (None, None)
    assert claimed_subject("999999", "") == (None, None)
    assert claimed_subject("100200", "") == (cast.account, None)


@pytest.mark.parametrize("why", ["closed", "not authorised", "may not sign in", "has no PIN"])
def test_who_may_not_speak_is_refused_the_right_pin(cast: Cast, why: str) -> None:
    match why:
        case "closed":
            cast.account.status = "closed"
            cast.account.save()
        case "not authorised":
            cast.alice.authorised_to_contact_support = False
            cast.alice.save()
        case "may not sign in":
            cast.alice.user.is_active = False
            cast.alice.user.save()
        case _:
            Pin.objects.filter(administrator=cast.alice).delete()
    assert ask("100200", cast.alice.public_id, ALICE_PIN).outcome == "refused"
    assert not Grant.objects.exists()
    assert not Pin.objects.filter(failures__gt=0).exists()


def test_of_an_account_that_is_closed_the_account_pin_is_worth_nothing(cast: Cast) -> None:
    cast.account.status = "closed"
    cast.account.save()
    assert ask("100200", "", ACCOUNT_PIN).outcome == "refused"


@pytest.mark.parametrize("scopes", [(Scope.DISCLOSE,), (Scope.CHANGE,), tuple(Scope), ()])
def test_a_grant_has_the_scopes_that_were_asked_for(cast: Cast, scopes: tuple[Scope, ...]) -> None:
    claim = Claim(account_number="100200", administrator=cast.alice.public_id, scopes=scopes)
    verify_at_once(claim, ALICE_PIN, submitter=KEY)
    assert Grant.objects.get().scopes == [scope.value for scope in scopes]


def test_failures_are_remembered_over_calls_and_conversations(cast: Cast) -> None:
    told = [ask("100200", cast.alice.public_id, WRONG_PIN).outcome for _ in range(6)]
    assert told == ["refused"] * 4 + ["locked"] * 2
    assert ask("100200", cast.alice.public_id, ALICE_PIN).outcome == "locked"
    assert ask("100200", cast.bob.public_id, BOB_PIN).outcome == "verified"
