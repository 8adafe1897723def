"""Digits as people enter them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.web.digits import entered_digits


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("8305", "8305"),
        (" 83 05\n", "8305"),
        ("83-05", "8305"),
        ("83\u00a005", "8305"),
        ("83–05", "8305"),
        ("8.3.0.5", "8305"),
        ("٨٣٠٥", "8305"),
        ("83a5", "83a5"),
        ("", ""),
    ],
)
def test_grouping_is_taken_out_and_nothing_else(typed: str, taken: str) -> None:
    assert entered_digits(typed) == taken


@given(st.text(alphabet="0123456789"), st.lists(st.sampled_from([" ", "-", "\t", "–", "."])))
def test_digits_come_through_however_they_are_grouped(digits: str, between: list[str]) -> None:
    grouped = "".join(
        digit + (between[index] if index < len(between) else "")
        for index, digit in enumerate(digits)
    )
    assert entered_digits(grouped) == digits


@given(st.text())
def test_it_is_the_same_the_second_time(typed: str) -> None:
    assert entered_digits(entered_digits(typed)) == entered_digits(typed)
