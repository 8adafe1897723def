"""How a PIN is stored: bound to its subject and to a pepper, and in one form alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rings import ring_of
from watchword.keys.errors import KeyMissingError
from watchword.pins import sealing
from watchword.pins.sealing import Sealed, SealError

RING = ring_of(pep_old=b"o" * 32, pep_new=b"n" * 32)
ALICE, BOB = "adm_alice", "adm_bob"
DIGITS = st.text("0123456789", min_size=4, max_size=10)
SEALED = sealing.seal(RING, ALICE, "8305")


@given(digits=DIGITS, other=DIGITS)
def test_what_was_sealed_matches_and_nothing_else(digits: str, other: str) -> None:
    sealed = sealing.seal(RING, ALICE, digits)
    assert sealing.matches(RING, sealed, ALICE, digits)
    assert sealing.matches(RING, sealed, ALICE, other) == (other == digits)


@given(text=st.text(max_size=20), subject=st.text(max_size=20))
def test_any_text_is_compared_without_an_error(text: str, subject: str) -> None:
    assert not sealing.matches(RING, SEALED, subject, text)


def test_a_pin_copied_to_another_person_verifies_nobody() -> None:
    assert not sealing.matches(RING, SEALED, BOB, "8305")


@pytest.mark.parametrize(("subject", "digits"), [("adm_alice8", "305"), ("adm_alic", "e8305")])
def test_subject_and_digits_cannot_be_divided_otherwise(subject: str, digits: str) -> None:
    assert not sealing.matches(RING, SEALED, subject, digits)


def test_it_is_sealed_with_the_pepper_in_use_and_matched_with_its_own() -> None:
    assert SEALED.pepper_id == "pep_new"
    before = sealing.seal(ring_of(pep_old=b"o" * 32), ALICE, "8305")
    assert sealing.matches(RING, before, ALICE, "8305")


def test_another_pepper_matches_nothing() -> None:
    assert not sealing.matches(ring_of(pep_new=b"x" * 32), SEALED, ALICE, "8305")


def test_a_pepper_that_is_gone_decides_nothing() -> None:
    with pytest.raises(KeyMissingError):
        sealing.matches(ring_of(pep_old=b"o" * 32), SEALED, ALICE, "8305")


def test_two_seals_of_one_pin_share_nothing() -> None:
    again = sealing.seal(RING, ALICE, "8305")
    assert sealing.parse(again.text)[1:] != sealing.parse(SEALED.text)[1:]
    assert len({sealing.seal(RING, ALICE, "8305").text for _ in range(50)}) == 50


@given(DIGITS)
def test_the_digits_stand_in_no_part_of_what_is_stored(digits: str) -> None:
    sealed = sealing.seal(RING, ALICE, digits * 3)
    assert digits * 3 not in f"{sealed!r} {sealed} {RING!r}"


def test_each_changed_character_is_refused_or_matches_nothing() -> None:
    for place in range(len(SEALED.text)):
        changed = "A" if SEALED.text[place] != "A" else "Q"
        text = SEALED.text[:place] + changed + SEALED.text[place + 1 :]
        try:
            matched = sealing.matches(RING, Sealed("pep_new", text), ALICE, "8305")
        except SealError:
            continue
        assert not matched


@given(st.text(max_size=120) | st.from_regex(r"argon2id\$m=\d{1,8},t=\d{1,3}\$.{20,24}\$.{40,46}"))
def test_a_reader_takes_nothing_that_the_writer_would_not_write(text: str) -> None:
    try:
        profile, salt, digest = sealing.parse(text)
    except SealError:
        return
    assert profile in sealing.PROFILES.values()
    assert (len(salt), len(digest)) == (16, 32)


@given(place=st.integers(0, 90), inserted=st.characters())
def test_nothing_can_be_put_into_what_was_written(place: int, inserted: str) -> None:
    text = SEALED.text[:place] + inserted + SEALED.text[place:]
    with pytest.raises(SealError):
        sealing.parse(text)


def test_the_error_of_a_form_does_not_show_the_text() -> None:
    with pytest.raises(SealError) as refused:
        sealing.parse(SEALED.text + "!")
    assert not re.search(r"[A-Za-z0-9+/]{20}", str(refused.value))


def test_the_memory_of_a_comparison_is_not_for_the_row_to_choose() -> None:
    with pytest.raises(SealError):
        sealing.parse(SEALED.text.replace("m=8,", "m=9999999,"))
