"""Who may call: a key that is known, has not ended, and has the scope."""

from __future__ import annotations

import pytest

from tests.api.caller import VERIFICATIONS, Caller, claim, is_problem, new_key
from tests.support.cast import ALICE_PIN, Cast
from watchword.api.models import ApiKey
from watchword.api.scopes import Scope
from watchword.core import clock
from watchword.verification.models import Verification

CALLS = (
    ("POST", VERIFICATIONS),
    ("GET", f"{VERIFICATIONS}/ver_00000000000000000000000000"),
    ("POST", f"{VERIFICATIONS}/ver_00000000000000000000000000/attempts"),
    ("DELETE", "/api/v1/grants/grt_00000000000000000000000000"),
)


@pytest.mark.parametrize(("method", "path"), CALLS)
@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Bearer wwk_nobody", "Basic YTpi", "wwk_x", "Bearer é\x00"]
)
@pytest.mark.django_db
def test_a_call_without_a_known_key_is_refused(method: str, path: str, header: str) -> None:
    answer = Caller("").client.generic(method, path, b"{}", headers={"Authorization": header})
    assert is_problem(answer, 401, "unauthenticated")
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize(("method", "path"), CALLS)
def test_a_key_that_has_ended_is_refused(api: Caller, method: str, path: str) -> None:
    ApiKey.objects.update(ended_at=clock.now())
    assert is_problem(api.send(method, path), 401, "unauthenticated")


def test_the_key_is_not_kept(api: Caller) -> None:
    for key in ApiKey.objects.values():
        assert api.key not in str(key)


def test_a_pin_needs_the_scope_to_submit_one(cast: Cast) -> None:
    system = Caller(new_key(Scope.VERIFICATIONS))
    answer = system.post(VERIFICATIONS, claim(cast.alice, pin=ALICE_PIN))
    assert is_problem(answer, 403, "scope_missing")
    assert not Verification.objects.exists()
    opened = system.start(claim(cast.alice))
    attempts = f"{VERIFICATIONS}/{opened['id']}/attempts"
    answer = system.post(attempts, {"method": "pin", "secret": ALICE_PIN})
    assert is_problem(answer, 403, "scope_missing")
    assert Verification.objects.get().attempts == 0


def test_a_key_that_may_only_submit_starts_reads_and_ends_nothing(cast: Cast) -> None:
    system = Caller(new_key(Scope.PIN_SUBMIT))
    assert is_problem(system.post(VERIFICATIONS, claim(cast.alice)), 403, "scope_missing")
    assert is_problem(system.get(f"{VERIFICATIONS}/ver_0"), 403, "scope_missing")
    assert is_problem(system.delete("/api/v1/grants/grt_0"), 403, "scope_missing")
