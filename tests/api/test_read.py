"""GET /api/v1/verifications/ID: a verification that this key started."""

from __future__ import annotations

import datetime as dt

import pytest
from django.conf import settings

from tests.api.caller import VERIFICATIONS, Caller, claim, is_problem
from tests.support.cast import ALICE_PIN, WRONG_PIN, Cast
from watchword.core import clock


@pytest.mark.parametrize("pin", [None, ALICE_PIN, WRONG_PIN])
def test_it_reads_as_it_was_answered(api: Caller, cast: Cast, pin: str | None) -> None:
    started = api.start(claim(cast.alice, **({"pin": pin} if pin else {})))
    answer = api.get(f"{VERIFICATIONS}/{started['id']}")
    assert answer.status_code == 200
    assert answer.json() == started


def test_a_grant_that_ran_out_is_not_shown(api: Caller, cast: Cast) -> None:
    started = api.start(claim(cast.alice, pin=ALICE_PIN))
    later = clock.now() + dt.timedelta(minutes=settings.WATCHWORD.grant_minutes)
    with clock.at(later):
        answer = api.get(f"{VERIFICATIONS}/{started['id']}").json()
    assert answer["outcome"] == "verified"
    assert answer["grant"] is None


@pytest.mark.parametrize(
    "public_id", ["ver_0", "ver_%00", "x" * 3000, "%F0%9F%90%9D", "..%2Fgrants", "ver_' OR 1=1"]
)
def test_what_does_not_exist(api: Caller, public_id: str) -> None:
    assert api.get(f"{VERIFICATIONS}/{public_id}").status_code == 404


def test_a_verification_of_another_key_does_not_exist(
    api: Caller, stranger: Caller, cast: Cast
) -> None:
    started = api.start(claim(cast.alice, pin=ALICE_PIN))
    answer = stranger.get(f"{VERIFICATIONS}/{started['id']}")
    assert is_problem(answer, 404, "not_found")
    assert answer.content == stranger.get(f"{VERIFICATIONS}/ver_0").content
