"""POST /api/v1/verifications: opens a verification, and with a PIN decides it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from tests.api.caller import VERIFICATIONS, Caller, claim, is_problem
from tests.support.cast import (
    ACCOUNT_PIN,
    ALICE_PIN,
    BOB_PIN,
    WRONG_PIN,
    Cast,
    make_account,
    make_administrator,
)
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.people.models import Account
from watchword.pins.models import Pin
from watchword.verification.models import Conversation, Grant

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = {
    "id",
    "outcome",
    "level",
    "account_number",
    "administrator",
    "channel",
    "expires_at",
    "grant",
    "proof",
}
REFUSED: dict[str, Any] = {
    "outcome": "refused",
    "level": None,
    "administrator": None,
    "channel": "phone",
    "grant": None,
    "proof": None,
}


def test_without_a_pin_it_is_pending(api: Caller, cast: Cast) -> None:
    verification = api.start(claim(cast.alice))
    assert set(verification) == KEYS
    assert verification["outcome"] == "pending"
    assert verification["id"].startswith("ver_")
    assert verification["grant"] is None
    assert verification["administrator"] is None
    ends = dt.datetime.fromisoformat(verification["expires_at"])
    assert dt.timedelta(minutes=9) < ends - clock.now() <= dt.timedelta(minutes=10)


def test_the_right_pin_verifies_in_the_one_call(api: Caller, cast: Cast) -> None:
    verification = api.start(claim(cast.alice, pin=ALICE_PIN))
    assert set(verification) == KEYS
    assert verification["outcome"] == "verified"
    assert verification["level"] == "pin"
    assert verification["account_number"] == cast.account.number
    assert verification["administrator"] == {"id": cast.alice.public_id, "name": "Alice Archer"}
    assert verification["grant"]["scopes"] == ["disclose", "change"]
    assert verification["grant"]["id"] == Grant.objects.get().public_id
    assert Pin.objects.get(administrator=cast.alice).failures == 0


def test_the_account_pin_names_nobody(api: Caller, cast: Cast) -> None:
    verification = api.start(claim(number=cast.account.number, pin=ACCOUNT_PIN))
    assert verification["outcome"] == "verified"
    assert verification["administrator"] is None


def test_a_grant_has_the_scopes_that_were_asked_for(api: Caller, cast: Cast) -> None:
    verification = api.start(claim(cast.alice, pin=ALICE_PIN, scopes=["disclose"]))
    assert verification["grant"]["scopes"] == ["disclose"]


def test_what_is_said_of_the_conversation_is_kept(api: Caller, cast: Cast) -> None:
    said = {
        "channel": "chat",
        "department": "sales",
        "caller": "+1 555 0100",
        "reference": "Ticket №7",
    }
    assert api.start({**claim(cast.alice), **said})["channel"] == "chat"
    assert Conversation.objects.values(*said).get() == said


def locked(cast: Cast) -> dict[str, Any]:
    Pin.objects.filter(administrator=cast.alice).update(failures=5)
    return claim(cast.alice, pin=ALICE_PIN)


def closed(cast: Cast) -> dict[str, Any]:
    Account.objects.filter(pk=cast.account.pk).update(status=Account.Status.CLOSED)
    return claim(cast.alice, pin=ALICE_PIN)


def unauthorised(cast: Cast) -> dict[str, Any]:
    cast.alice.authorised_to_contact_support = False
    cast.alice.save()
    return claim(cast.alice, pin=ALICE_PIN)


def without_pin(_cast: Cast) -> dict[str, Any]:
    bare = make_account("200200", "Bare")
    return claim(make_administrator(bare, "bea@bare.example", "Bea Bare"), pin=WRONG_PIN)


def of_another_account(cast: Cast) -> dict[str, Any]:
    return {**claim(cast.charlie, pin="7261"), "account_number": cast.account.number}


REFUSALS: dict[str, Callable[[Cast], dict[str, Any]]] = {
    "wrong": lambda cast: claim(cast.alice, pin=WRONG_PIN),
    "a colleague's": lambda cast: claim(cast.alice, pin=BOB_PIN),
    "the account's": lambda cast: claim(cast.alice, pin=ACCOUNT_PIN),
    "longer": lambda cast: claim(cast.alice, pin=ALICE_PIN + "0"),
    "of 32 digits": lambda cast: claim(cast.alice, pin="1" * 32),
    "no account PIN": lambda cast: claim(number=cast.other.number, pin=ACCOUNT_PIN),
    "locked": locked,
    "closed": closed,
    "unauthorised": unauthorised,
    "no PIN": without_pin,
    "another account": of_another_account,
    "unknown account": lambda cast: claim(cast.alice, number="999999", pin=ALICE_PIN),
    "unknown account, no person": lambda _cast: claim(number="999999", pin=ALICE_PIN),
    "unknown person": lambda cast: claim(
        number=cast.account.number, administrator="adm_nobody", pin=ACCOUNT_PIN
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_every_refusal_looks_the_same(api: Caller, cast: Cast, case: str) -> None:
    body = REFUSALS[case](cast)
    answer = api.post(VERIFICATIONS, body)
    assert answer.status_code == 201
    verification = answer.json()
    assert set(verification) == KEYS
    assert verification["account_number"] == body["account_number"]
    assert {key: verification[key] for key in REFUSED} == REFUSED
    assert not Grant.objects.exists()
    heads = {name.lower() for name, _value in answer.items()}
    assert heads == {
        name.lower() for name, _value in api.get(f"{VERIFICATIONS}/{verification['id']}").items()
    }


def test_the_sixth_guess_is_refused_as_the_first_was(api: Caller, cast: Cast) -> None:
    answers = [api.start(claim(cast.alice, pin=WRONG_PIN)) for _ in range(6)]
    answers.append(api.start(claim(cast.alice, pin=ALICE_PIN)))
    assert {answer["outcome"] for answer in answers} == {"refused"}
    assert Pin.objects.get(administrator=cast.alice).failures == 5
    assert api.start(claim(cast.bob, pin=BOB_PIN))["outcome"] == "verified"


def test_one_number_that_guesses_is_stopped_before_it_locks_everybody_out(
    api: Caller, cast: Cast
) -> None:
    people = [cast.alice, cast.bob]
    for turn in range(12):
        api.start(claim(people[turn % 2], pin=WRONG_PIN, caller="+15550100"))
    stopped = api.start(claim(cast.charlie, pin="7261", caller="+15550100"))
    assert stopped["outcome"] == "refused"
    assert Pin.objects.get(administrator=cast.charlie).failures == 0


def test_what_happened_is_in_the_ledger_without_the_pin(api: Caller, cast: Cast) -> None:
    api.start(claim(cast.alice, pin=ALICE_PIN))
    events = list(Entry.objects.order_by("-pk")[:2])
    assert [entry.event for entry in events] == ["verification.verified", "verification.started"]
    assert all(entry.actor.startswith("api_key:") for entry in events)
    assert not any(ALICE_PIN.encode() in bytes(entry.leaf) for entry in events)


def test_without_keys_nothing_is_decided(
    api: Caller, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from watchword.keys import current  # noqa: PLC0415 - the cache of it is emptied here alone

    monkeypatch.setattr("watchword.keys.file_ring.FILE_NAME", "gone.json")
    current.key_ring.cache_clear()
    answer = api.post(VERIFICATIONS, claim(cast.alice, pin=ALICE_PIN))
    assert is_problem(answer, 503, "key_ring")
    assert Pin.objects.get(administrator=cast.alice).failures == 0
