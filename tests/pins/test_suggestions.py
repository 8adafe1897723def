"""The offer of a PIN: uniform over those that break no rule, at every length."""

from __future__ import annotations

import secrets
from collections import Counter
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.pins.test_policy import KNOWN, PLAIN
from watchword.pins import queries
from watchword.pins.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.support.cast import Cast

FITTING = [number for number in range(10_000) if not KNOWN.broken_rules(f"{number:04}")]
# The chi-square of a uniform draw has mean k and deviation sqrt(2k): these bounds are 6 away.
DRAWS_FOR_EACH = 3


def drawing(monkeypatch: pytest.MonkeyPatch, draw: Callable[[], int], bounds: list[int]) -> None:
    def randbelow(bound: int) -> int:
        bounds.append(bound)
        return draw()

    monkeypatch.setattr(secrets, "randbelow", randbelow)


def test_each_draw_is_offered_as_it_is_or_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every one of the 10,000 draws leads to itself or to a new draw: so those left are equally likely."""
    bounds: list[int] = []
    spare = FITTING[0]
    for number in range(10_000):
        drawing(monkeypatch, cycle([number, spare]).__next__, bounds)
        expected = spare if KNOWN.broken_rules(f"{number:04}") else number
        assert KNOWN.suggest() == f"{expected:04}"
    assert set(bounds) == {10_000}


def test_the_offers_are_spread_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(20_260_801)
    drawing(monkeypatch, lambda: random.randrange(10_000), [])
    seen = Counter(int(KNOWN.suggest()) for _ in range(DRAWS_FOR_EACH * len(FITTING)))
    assert seen.keys() <= set(FITTING)
    square = sum((seen[number] - DRAWS_FOR_EACH) ** 2 / DRAWS_FOR_EACH for number in FITTING)
    assert abs(square - len(FITTING)) < 6 * (2 * len(FITTING)) ** 0.5


@given(
    minimum=st.integers(4, 10),
    number=st.text("0123456789-", max_size=12),
    phones=st.lists(st.text("0123456789 +", max_size=16), max_size=3),
    address=st.text(max_size=40),
)
def test_an_offer_breaks_no_rule_at_any_length(
    minimum: int, number: str, phones: list[str], address: str
) -> None:
    policy = Policy(minimum, 10, number, tuple(phones), (address,))
    offer = policy.suggest()
    assert len(offer) == minimum
    assert policy.broken_rules(offer) == ()


def test_offers_keep_their_leading_zeros(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing(monkeypatch, lambda: 72, [])
    assert PLAIN.suggest() == "0072"


def test_an_account_is_offered_what_it_can_use(cast: Cast) -> None:
    for _ in range(50):
        assert queries.broken_rules(cast.account, queries.suggest(cast.account)) == ()
