"""Contrast, and the accent in both schemes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.core import colour

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#1f4e79", "#1f4e79", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert colour.contrast(one, other) == pytest.approx(ratio, abs=0.01)


@given(colours, colours)
def test_contrast_does_not_depend_on_the_order(one: str, other: str) -> None:
    assert colour.contrast(one, other) == colour.contrast(other, one)


@given(colours)
def test_any_accent_can_be_read_in_the_dark(accent: str) -> None:
    assert colour.contrast(colour.on_dark(accent), colour.DARK_SURFACE) >= colour.ENOUGH


@given(colours)
def test_the_ink_on_any_fill_can_be_read(fill: str) -> None:
    assert colour.contrast(colour.ink_on(fill), fill) >= colour.ENOUGH


@pytest.mark.parametrize("text", ["", "red", "#fff", "#12345g", "123456#"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever it says
        colour.channels(text)
