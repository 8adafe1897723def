"""The share of PINs that the policy refuses, as the documentation gives it, is the one that is counted."""

from __future__ import annotations

import pytest

from tests.docs import policy_figures as figures
from tests.docs.pages import page, rows, section
from watchword.pins.rules import Rule

TEXT = page("reference/pin-policy.md")


@pytest.mark.parametrize("length", [4, 5, pytest.param(6, marks=pytest.mark.soak)])
def test_the_table_is_what_is_counted(length: int) -> None:
    column = figures.LENGTHS.index(length) + 1
    counted = figures.share(figures.PLAIN, length)
    table = {
        cells[0].strip("`"): cells[column] for cells in rows(section(TEXT, "How much is refused"))
    }
    said = {Rule(name): int(table[name].replace(",", "")) for name in figures.SHAPES}
    assert said == {rule: counted.by_rule[rule] for rule in figures.SHAPES}
    assert int(table["any of them"].replace(",", "")) == counted.refused
    assert table["share"] == counted.percent


def test_the_share_for_an_account_is_what_is_counted() -> None:
    assert figures.known_line() in " ".join(TEXT.split())


def test_what_is_left_to_guess_is_what_is_counted() -> None:
    left = 10_000 - figures.share(figures.PLAIN, 4).refused
    assert f"5 in {left:,}, about {500 / left:.2f} %" in " ".join(TEXT.split())
