"""What is shown of a person before a verdict: never the name, address or number itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.people.masking import DOTS, mask_email, mask_name

LETTERS = st.characters(categories=["L"])
WORDS = st.text(LETTERS, min_size=2, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_of_a_name_no_word_is_shown(words: list[str]) -> None:
    masked = mask_name(" ".join(words))
    for word in words:
        assert word not in masked
    assert masked == " ".join(word[0] + DOTS for word in words)


@given(word=WORDS, other=WORDS)
def test_the_length_of_a_word_is_not_shown(word: str, other: str) -> None:
    assert len(mask_name(word)) == len(mask_name(other))


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Alice Archer", "A••• A•••"),
        ("Harbour & Sons", "H••• & S•••"),
        ("A\N{COMBINING RING ABOVE}sa", "A\N{COMBINING RING ABOVE}•••"),
        ("李小龍", "李•••"),
        ("X", "X•••"),
        ("7", "7•••"),
        ("", DOTS),
        ("   ", DOTS),
    ],
)
def test_a_name_is_masked_so(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@given(base=LETTERS, marks=st.text("\u0300\u0301\u0327\u0591", max_size=4), rest=WORDS)
def test_a_letter_keeps_its_marks_and_nothing_more(base: str, marks: str, rest: str) -> None:
    shown = mask_name(base + marks + rest).removesuffix(DOTS)
    assert shown == base + marks
    assert not unicodedata.combining(shown[0])


@given(local=WORDS, domain=WORDS, label=st.sampled_from(["example", "com", "co.uk"]))
def test_of_an_email_neither_side_is_shown(local: str, domain: str, label: str) -> None:
    masked = mask_email(f"{local}@{domain}.{label}")
    ending = label.rpartition(".")[2]
    assert masked == f"{local[0]}{DOTS}@{domain[0]}{DOTS}.{ending}"


@given(st.text(max_size=40))
def test_masking_never_fails(text: str) -> None:
    assert mask_name(text)
    assert mask_email(text)
