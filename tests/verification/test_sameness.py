"""Whatever the reason of a refusal, the asking system gets the same, and the database is asked the same."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection

from tests.support.cast import ALICE_PIN, WRONG_PIN
from tests.support.rings import product_with
from tests.verification.codes import code_of, wrong
from watchword.api.presenters import present
from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.core.identifiers import new_id
from watchword.keys.current import key_ring
from watchword.pins import decoy, sealing
from watchword.pins.models import Pin, SupportCode
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Method

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django.fixtures import Settings

    from tests.support.cast import Cast

KEY = Actor(ActorKind.API_KEY, "key_1")
REASONS = [
    "wrong",
    "unknown account",
    "unknown administrator",
    "no PIN",
    "locked",
    "locked and right",
    "not authorised",
    "closed",
    "may not sign in",
]


def bring_about(cast: Cast, reason: str) -> tuple[str, str, str]:
    """Make ``reason`` the one for which alice is refused; return what is claimed, and the digits."""
    number, administrator, digits = "100200", cast.alice.public_id, ALICE_PIN
    pin = Pin.objects.filter(administrator=cast.alice)
    match reason:
        case "wrong":
            digits = WRONG_PIN
        case "unknown account":
            number = "999999"
        case "unknown administrator":
            administrator = new_id("adm")
        case "no PIN":
            pin.delete()
        case "locked" | "locked and right":
            pin.update(failures=5, lock_announced_at="2026-08-01T12:00Z")
            digits = ALICE_PIN if reason.endswith("right") else WRONG_PIN
        case "not authorised":
            type(cast.alice).objects.update(authorised_to_contact_support=False)
        case "closed":
            type(cast.account).objects.update(status="closed")
        case "may not sign in":
            type(cast.alice.user).objects.update(is_active=False)
    return number, administrator, digits


def statements_of(work: Callable[[], Any]) -> list[str]:
    """Return the kind of each statement of ``work`` and the tables that it names, in order."""
    seen: list[str] = []

    def wrapper(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:  # noqa: ANN401
        tables = re.findall(r'(?:FROM|INTO|UPDATE|JOIN) "?([a-z_]+)', sql)
        seen.append(" ".join([sql.split(maxsplit=1)[0], *tables]))
        return execute(sql, *rest)

    with connection.execute_wrapper(wrapper):
        work()
    return seen


def refused(cast: Cast, reason: str, *, account_pin: bool = False) -> tuple[str, list[str]]:
    """Return what the asking system gets for ``reason``, and the statements that it took."""
    number, administrator, digits = bring_about(cast, reason)
    decoy.sealed(key_ring())  # Made once for each process, not for each claim.
    claim = Claim(account_number=number, administrator="" if account_pin else administrator)
    outcomes = []
    statements = statements_of(
        lambda: outcomes.append(verify_at_once(claim, digits, submitter=KEY))
    )
    (verification,) = outcomes
    assert verification.level == "claimed"
    told = "refused" if verification.outcome == "locked" else str(verification.outcome)
    return told, statements


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_takes_the_statements_of_a_wrong_pin(cast: Cast, reason: str) -> None:
    wrong = refused(cast, "wrong")
    assert wrong[0] == "refused"
    assert refused(cast, reason) == wrong


@pytest.mark.parametrize("reason", ["unknown account", "no PIN", "locked", "closed"])
def test_so_it_is_with_the_account_pin(cast: Cast, reason: str) -> None:
    wrong = refused(cast, "wrong", account_pin=True)
    if reason == "no PIN":
        Pin.objects.filter(account=cast.account, administrator=None).delete()
    if reason == "locked":
        Pin.objects.filter(account=cast.account, administrator=None).update(
            failures=5, lock_announced_at="2026-08-01T12:00Z"
        )
    assert refused(cast, reason, account_pin=True) == wrong


@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_takes_one_hash(
    cast: Cast, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number, administrator, digits = bring_about(cast, reason)
    decoy.sealed(key_ring())
    hashed: list[str] = []
    matches = sealing.matches

    def watched(ring: Any, sealed: Any, subject: str, secret: str) -> bool:  # noqa: ANN401
        hashed.append(secret)
        return matches(ring, sealed, subject, secret)

    monkeypatch.setattr(sealing, "matches", watched)
    claim = Claim(account_number=number, administrator=administrator)
    verify_at_once(claim, digits, submitter=KEY)
    assert hashed == [digits]


def test_over_the_limit_every_reason_takes_no_hash(
    cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, limit_api_key=1)
    refused(cast, "wrong")
    monkeypatch.delattr(sealing, "matches")
    told = [refused(cast, reason) for reason in ("wrong", "unknown account", "locked", "no PIN")]
    assert {outcome for outcome, _ in told} == {"refused"}
    assert all(one == other for (_, one), (_, other) in pairwise(told))


CODE_REASONS = [
    "wrong",
    "unknown account",
    "unknown administrator",
    "no code",
    "used",
    "run out",
    "locked",
    "locked and right",
    "not authorised",
    "closed",
    "phone support",
]


def bring_about_with_code(cast: Cast, reason: str) -> tuple[str, str, str]:
    """Make ``reason`` the one for which alice's code is refused; return claim and digits."""
    if reason in REASONS and not reason.startswith(("wrong", "locked")):
        number, administrator, _pin = bring_about(cast, reason)
    else:
        number, administrator = "100200", cast.alice.public_id
    code = code_of(cast.alice)
    row, now = SupportCode.objects.filter(administrator=cast.alice), clock.now()
    match reason:
        case "no code":
            row.delete()
        case "used":
            row.update(used_at=now)
        case "run out":
            row.update(expires_at=now)
        case "locked" | "locked and right":
            row.update(failures=5, lock_announced_at=now)
        case "phone support":
            type(cast.account).objects.update(phone_support_locked_at=now)
    return number, administrator, wrong(code) if reason in {"wrong", "locked"} else code


def refused_with_code(cast: Cast, reason: str) -> tuple[str, list[str], list[str]]:
    """Return what the asking system gets, the statements that it took, and what was hashed."""
    number, administrator, digits = bring_about_with_code(cast, reason)
    decoy.sealed(key_ring())
    claim = Claim(account_number=number, administrator=administrator)
    verification = verify_at_once(claim, None, submitter=KEY)
    hashed: list[str] = []
    matches = sealing.matches

    def watched(ring: Any, sealed: Any, subject: str, secret: str) -> bool:  # noqa: ANN401
        hashed.append(secret)
        return matches(ring, sealed, subject, secret)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "matches", watched)
        statements = statements_of(
            lambda: submit_secret(verification, digits, submitter=KEY, method=Method.SUPPORT_CODE)
        )
    return str(present(verification)["outcome"]), statements, ["hashed"] * hashed.count(digits)


@pytest.mark.parametrize("reason", CODE_REASONS)
def test_so_it_is_with_a_support_code(cast: Cast, reason: str) -> None:
    wrong_one = ("refused", refused_with_code(cast, "wrong")[1], ["hashed"])
    assert refused_with_code(cast, reason) == wrong_one
