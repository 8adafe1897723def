"""DELETE /api/v1/grants/ID: the grant ends now."""

from __future__ import annotations

import pytest

from tests.api.caller import VERIFICATIONS, Caller, claim, is_problem
from tests.support.cast import ALICE_PIN, Cast
from watchword.ledger.models import Entry
from watchword.verification.models import Grant


def test_a_grant_ends_once(api: Caller, cast: Cast) -> None:
    started = api.start(claim(cast.alice, pin=ALICE_PIN))
    path = f"/api/v1/grants/{started['grant']['id']}"
    for _ in range(2):
        answer = api.delete(path)
        assert (answer.status_code, answer.content) == (204, b"")
    assert Grant.objects.get().ended_at
    assert Entry.objects.filter(event="grant.ended").count() == 1
    assert api.get(f"{VERIFICATIONS}/{started['id']}").json()["grant"] is None


def test_a_grant_of_another_key_does_not_exist(api: Caller, stranger: Caller, cast: Cast) -> None:
    started = api.start(claim(cast.alice, pin=ALICE_PIN))
    answer = stranger.delete(f"/api/v1/grants/{started['grant']['id']}")
    assert is_problem(answer, 404, "not_found")
    assert Grant.objects.get().ended_at is None


@pytest.mark.parametrize("public_id", ["grt_0", "grt_%00", "é"])
def test_what_does_not_exist(api: Caller, public_id: str) -> None:
    assert is_problem(api.delete(f"/api/v1/grants/{public_id}"), 404, "not_found")
