"""Identifiers that leave the installation, actors, and the tree of errors."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.core import errors
from watchword.core.actor import CALLER, OPERATOR, SYSTEM, Actor, ActorKind
from watchword.core.identifiers import ALPHABET, MAX_LENGTH, new_id
from watchword.keys import errors as key_errors
from watchword.people import errors as people_errors
from watchword.pins import errors as pin_errors
from watchword.verification import errors as verification_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = (errors, key_errors, people_errors, pin_errors, verification_errors)
CODES = {
    "error",
    "not_found",
    "forbidden",
    "conflict",
    "invalid",
    "unavailable",
    "setting",
    "key_ring",
    "choice_refused",
    "invitation_accepted",
    "last_administrator",
    "last_email",
    "unfit",
    "invitation_refused",
    "link_refused",
    "factor_refused",
    "reset_refused",
    "pin_refused",
    "support_code_refused",
    "conversation_ended",
    "already_verified",
    "verification_expired",
    "grant_needed",
}


@pytest.mark.parametrize("prefix", ["acc", "ver", "grt"])
def test_an_identifier_says_what_it_is_and_fits_its_column(prefix: str) -> None:
    made = new_id(prefix)
    assert re.fullmatch(prefix + r"_[0-9a-hjkmnp-tv-z]{26}", made)
    assert len(made) <= MAX_LENGTH


def test_no_two_are_alike() -> None:
    assert len({new_id("ver") for _ in range(10_000)}) == 10_000


def test_each_byte_of_chance_gives_each_character_equally_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(secrets, "token_bytes", lambda _size: bytes(range(256)))
    counts = Counter(new_id("x").removeprefix("x_"))
    assert counts == dict.fromkeys(ALPHABET, 8)


@given(kind=st.sampled_from(ActorKind), ref=st.text("abc_0", max_size=30))
def test_an_actor_is_a_kind_and_a_reference(kind: ActorKind, ref: str) -> None:
    assert str(Actor(kind, ref)) == (f"{kind.value}:{ref}" if ref else kind.value)


def test_those_without_a_reference_are_told_by_their_kind() -> None:
    assert [str(one) for one in (OPERATOR, SYSTEM, CALLER)] == ["operator", "system", "caller"]


def all_errors() -> Iterator[type[errors.WatchwordError]]:
    for module in MODULES:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, errors.WatchwordError):
                yield value


def test_the_codes_of_errors_stay_as_they_are() -> None:
    """Other systems rely on them: a new one is added here, an old one is never renamed."""
    assert {error.code for error in all_errors()} == CODES


def test_what_cannot_be_decided_is_one_kind_of_error() -> None:
    assert issubclass(key_errors.KeyMissingError, errors.UnavailableError)
