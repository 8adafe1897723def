"""``/portal/users/administrators/ID/pin/check/``: which rules a PIN would break."""

from __future__ import annotations

import pytest

from tests.support.cast import Cast, signed_in
from watchword.pins.models import Pin


def address(public_id: str) -> str:
    return f"/portal/users/administrators/{public_id}/pin/check/"


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("8305", []),
        ("83-05", []),
        ("2345", ["sequence"]),
        ("12", ["length"]),
        ("12a4", ["digits"]),
        ("7788", ["phone", "pattern"]),
        ("1002", ["account_number"]),
    ],
)
def test_it_names_the_rules(cast: Cast, typed: str, codes: list[str]) -> None:
    answer = signed_in(cast.alice).post(address(cast.bob.public_id), {"pin": typed})
    broken = answer.json()["broken"]
    assert {rule["code"] for rule in broken} >= set(codes)
    assert bool(broken) == bool(codes)
    assert all(rule["explanation"].endswith(".") for rule in broken)
    assert typed not in answer.content.decode().replace("1234", "") or not broken
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_changes_nothing(cast: Cast) -> None:
    before = list(Pin.objects.values_list("pk", "sealed", "failures"))
    signed_in(cast.alice).post(address(cast.bob.public_id), {"pin": "6194"})
    assert list(Pin.objects.values_list("pk", "sealed", "failures")) == before


def test_it_does_not_tell_whether_a_pin_is_the_present_one(cast: Cast) -> None:
    answer = signed_in(cast.alice).post(address(cast.bob.public_id), {"pin": "6194"})
    assert answer.json() == {"broken": []}


def test_a_pin_never_stands_in_an_address(cast: Cast) -> None:
    assert signed_in(cast.alice).get(address(cast.bob.public_id) + "?pin=1").status_code == 405


def test_others_do_not_get_in(cast: Cast) -> None:
    for person in (cast.charlie, cast.ann):
        assert signed_in(person).post(address(cast.bob.public_id), {"pin": "1"}).status_code == 404
