"""Text made comparable, and text that disguises itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.core.text import digits_of, fold, has_control


@given(st.text())
def test_folding_twice_is_folding_once_but_for_its_spaces(text: str) -> None:
    folded = fold(text)
    assert folded == folded.strip()
    assert "  " not in folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Straße", "STRASSE"),
        ("ΣΊΣΥΦΟΣ", "Σίσυφος"),
        ("ﬁsh", "FISH"),
        ("Åsa", "A\N{COMBINING RING ABOVE}sa"),
        ("ＡＢＣ", "abc"),
        (" Ann   Agent ", "ann agent"),
    ],
)
def test_two_ways_to_write_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_digits_are_those_of_ascii_in_their_order(text: str) -> None:
    assert digits_of(text) == "".join(sign for sign in text if sign.isascii() and sign.isdigit())


@pytest.mark.parametrize("digits", ["٨٣٠٥", "８３０５", "²³", "Ⅷ"])
def test_digits_of_other_scripts_are_none(digits: str) -> None:
    assert digits_of(digits) == ""


@pytest.mark.parametrize(
    "sign", ["\0", "\n", "\x1b", "\x7f", "\u202e", "\u2066", "\u200f", "\ufeff", "\ud800", "\u00ad"]
)
def test_what_disguises_is_found(sign: str) -> None:
    assert has_control(f"Alice{sign} Archer")


@pytest.mark.parametrize("name", ["می\u200cخواهم", "क्\u200dष", "O’Neil-Ñuñez", "李小龍", "👩‍💻"])
def test_what_a_name_needs_is_no_disguise(name: str) -> None:
    assert not has_control(name)


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"])))
def test_letters_marks_numbers_and_signs_are_no_disguise(text: str) -> None:
    assert not has_control(text)


@given(st.text())
def test_text_without_a_disguise_shows_all_that_it_holds(text: str) -> None:
    hidden = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cs"}}
    assert not hidden or has_control(text)
