"""The check before sending, and the suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.classic.classic import SECURITY
from tests.support.cast import signed_in

if TYPE_CHECKING:
    from tests.support.cast import Cast

CHECK, SUGGEST = f"{SECURITY}pin/check/", f"{SECURITY}pin/suggestion/"


@pytest.mark.parametrize(
    ("pin", "codes"),
    [
        ("6209", []),
        ("62094", ["length"]),
        ("1234", ["sequence"]),
        ("1002", ["date", "account_number"]),
    ],
)
def test_the_check_says_what_update_would(cast: Cast, pin: str, codes: list[str]) -> None:
    answer = signed_in(cast.alice).post(CHECK, {"pin": pin}).json()
    assert {one["code"] for one in answer["broken"]} >= set(codes)
    assert bool(answer["broken"]) == bool(codes)


def test_a_suggestion_can_be_used(cast: Cast) -> None:
    client = signed_in(cast.alice)
    pin = client.post(SUGGEST).json()["pin"]
    assert len(pin) == 4
    assert client.post(CHECK, {"pin": pin}).json() == {"broken": []}


def test_staff_get_nothing(cast: Cast) -> None:
    for path in (CHECK, SUGGEST):
        assert signed_in(cast.ann).post(path, {"pin": "6209"}).status_code == 404
