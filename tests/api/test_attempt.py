"""POST /api/v1/verifications/ID/attempts: a secret for a verification that was opened before."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.api.caller import VERIFICATIONS, Caller, claim, is_problem
from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from tests.verification.codes import code_of, wrong
from watchword.core import clock
from watchword.pins.models import Pin, SupportCode
from watchword.verification.models import Conversation, Verification

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


def attempt(system: Caller, verification: str, secret: str, method: str = "pin") -> Response:
    path = f"{VERIFICATIONS}/{verification}/attempts"
    return system.post(path, {"method": method, "secret": secret})


def test_wrong_then_right(api: Caller, cast: Cast) -> None:
    opened = api.start(claim(cast.alice))["id"]
    refused = attempt(api, opened, WRONG_PIN)
    assert refused.status_code == 200
    assert refused.json()["outcome"] == "refused"
    verified = attempt(api, opened, ALICE_PIN)
    assert verified.status_code == 200
    assert verified.json()["outcome"] == "verified"
    assert verified.json()["id"] == opened


def test_a_lock_reads_refused(api: Caller, cast: Cast) -> None:
    opened = api.start(claim(cast.alice))["id"]
    answers = [attempt(api, opened, secret) for secret in [WRONG_PIN] * 6 + [ALICE_PIN]]
    assert {(answer.status_code, answer.json()["outcome"]) for answer in answers} == {
        (200, "refused")
    }
    assert Verification.objects.get().outcome == "locked"


def test_a_verification_of_another_key_does_not_exist(
    api: Caller, stranger: Caller, cast: Cast
) -> None:
    opened = api.start(claim(cast.alice))["id"]
    assert is_problem(attempt(stranger, opened, ALICE_PIN), 404, "not_found")
    assert is_problem(attempt(stranger, "ver_0", ALICE_PIN), 404, "not_found")
    assert Verification.objects.get().attempts == 0


def test_a_verdict_stands(api: Caller, cast: Cast) -> None:
    verified = api.start(claim(cast.alice, pin=ALICE_PIN))["id"]
    assert is_problem(attempt(api, verified, WRONG_PIN), 409, "already_verified")
    assert Pin.objects.get(administrator=cast.alice).failures == 0


def test_what_ran_out_takes_no_attempt(api: Caller, cast: Cast) -> None:
    opened = api.start(claim(cast.alice))["id"]
    later = clock.now() + dt.timedelta(minutes=settings.WATCHWORD.verification_minutes)
    with clock.at(later):
        assert is_problem(attempt(api, opened, ALICE_PIN), 409, "verification_expired")
        assert api.get(f"{VERIFICATIONS}/{opened}").json()["outcome"] == "expired"


def test_a_conversation_that_ended_takes_no_attempt(api: Caller, cast: Cast) -> None:
    opened = api.start(claim(cast.alice))["id"]
    Conversation.objects.update(ended_at=clock.now())
    assert is_problem(attempt(api, opened, ALICE_PIN), 409, "conversation_ended")


@pytest.mark.parametrize(("strong", "level"), [(False, "pin"), (True, "strong")])
def test_a_support_code_verifies_once(api: Caller, cast: Cast, *, strong: bool, level: str) -> None:
    code = code_of(cast.alice, strong=strong)
    first, second = (api.start(claim(cast.alice))["id"] for _ in range(2))
    told = attempt(api, first, code, "support_code").json()
    assert (told["outcome"], told["level"]) == ("verified", level)
    assert told["administrator"]["id"] == cast.alice.public_id
    assert attempt(api, second, code, "support_code").json()["outcome"] == "refused"


def test_every_reason_against_a_code_reads_the_same(api: Caller, cast: Cast) -> None:
    code = code_of(cast.alice)
    locked = code_of(cast.charlie)
    SupportCode.objects.filter(administrator=cast.charlie).update(failures=5)
    claims = [
        (claim(cast.alice), wrong(code)),
        (claim(cast.bob), code),
        (claim(cast.charlie), locked),
        (claim(number="100200"), code),
        (claim(number="999999"), code),
    ]
    answers = [
        attempt(api, api.start(body)["id"], digits, "support_code").json()
        for body, digits in claims
    ]
    aside = {"id", "account_number", "expires_at"}
    shapes = [{name: answer[name] for name in set(answer) - aside} for answer in answers]
    assert all(shape == shapes[0] for shape in shapes)
    assert shapes[0]["outcome"] == "refused"


def test_an_unknown_method_is_refused_without_the_secret(api: Caller, cast: Cast) -> None:
    opened = api.start(claim(cast.alice))["id"]
    path = f"{VERIFICATIONS}/{opened}/attempts"
    answer = api.post(path, {"method": "song", "secret": ALICE_PIN})
    assert is_problem(answer, 422, "invalid")
    assert ALICE_PIN not in answer.content.decode()
