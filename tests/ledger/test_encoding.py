"""The canonical bytes of an entry: one way to write each, and a reader that takes no other."""

from __future__ import annotations

import json
from random import Random  # noqa: TC003 - hypothesis reads it
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.postgres import ROOT
from watchword.ledger.encoding import MAX_BYTES, MAX_INTEGER, EncodingError, decode, encode

VECTORS = json.loads((ROOT / "tests/vectors/ledger_encoding.json").read_text(encoding="utf-8"))
NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,39}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
VALUES = st.none() | st.booleans() | st.integers(-MAX_INTEGER, MAX_INTEGER) | TEXTS
LEAVES = st.dictionaries(NAMES, VALUES, max_size=8)


@pytest.mark.parametrize("vector", VECTORS["valid"], ids=lambda vector: vector["why"])
def test_the_writer_and_the_reader_agree_with_the_file(vector: dict[str, Any]) -> None:
    data = bytes.fromhex(vector["utf8_hex"])
    assert encode(vector["leaf"]) == data
    assert decode(data) == vector["leaf"]


@pytest.mark.parametrize("vector", VECTORS["refused"], ids=lambda vector: vector["why"])
def test_the_reader_refuses_what_the_file_refuses(vector: dict[str, Any]) -> None:
    with pytest.raises(EncodingError):
        decode(bytes.fromhex(vector["utf8_hex"]))


@given(LEAVES)
def test_what_was_written_is_what_is_read(leaf: dict[str, Any]) -> None:
    read = decode(encode(leaf))
    assert read == leaf
    assert {name: type(value) for name, value in read.items()} == {
        name: type(value) for name, value in leaf.items()
    }


@given(LEAVES, st.randoms(use_true_random=False))
def test_the_order_in_which_it_was_put_together_is_nothing(
    leaf: dict[str, Any], random: Random
) -> None:
    shuffled = list(leaf.items())
    random.shuffle(shuffled)
    assert encode(dict(shuffled)) == encode(leaf)


@given(LEAVES, LEAVES)
def test_two_entries_have_the_same_bytes_only_if_they_are_the_same(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    def typed(leaf: dict[str, Any]) -> dict[str, tuple[type, Any]]:
        return {name: (type(value), value) for name, value in leaf.items()}

    assert (encode(one) == encode(other)) == (typed(one) == typed(other))


@given(
    st.binary(max_size=60) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "replace"))
)
@example(b'{"a":1}')
def test_whatever_is_read_is_what_would_be_written(data: bytes) -> None:
    try:
        leaf = decode(data)
    except EncodingError:
        return
    assert encode(leaf) == data


@given(leaf=LEAVES, place=st.integers(0), inserted=st.binary(min_size=1, max_size=3))
def test_bytes_put_in_are_refused_or_say_something_else(
    leaf: dict[str, Any], place: int, inserted: bytes
) -> None:
    data = encode(leaf)
    cut = place % (len(data) + 1)
    changed = data[:cut] + inserted + data[cut:]
    try:
        assert encode(decode(changed)) == changed
    except EncodingError:
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=4,
)


@given(JSON)
def test_json_of_another_form_is_refused(value: Any) -> None:  # noqa: ANN401 - any JSON
    data = json.dumps(value).encode()
    try:
        assert encode(decode(data)) == data
    except EncodingError:
        return


@pytest.mark.parametrize(
    "leaf",
    [
        {"A": 1},
        {"": 1},
        {"a-b": 1},
        {"a" * 41: 1},
        {"a\n": 1},
        {"ä": 1},
        {"a": 1.5},
        {"a": MAX_INTEGER + 1},
        {"a": -MAX_INTEGER - 1},
        {"a": "\ud800"},
        {"a": "x" * MAX_BYTES},
        {"a": b"bytes"},
        {"a": ["list"]},
        {"a": {"b": 1}},
    ],
)
def test_the_writer_writes_nothing_else(leaf: dict[str, Any]) -> None:
    with pytest.raises(EncodingError):
        encode(leaf)


def test_an_entry_has_room_for_8192_bytes_and_no_more() -> None:
    room = MAX_BYTES - len(encode({"a": ""}))
    assert len(encode({"a": "x" * room})) == MAX_BYTES
    assert decode(encode({"a": "x" * room}))
    with pytest.raises(EncodingError):
        encode({"a": "x" * (room + 1)})


@given(TEXTS)
def test_an_error_does_not_repeat_what_was_refused(text: str) -> None:
    with pytest.raises(EncodingError) as refused:
        encode({"a": "secret " + text, "b": MAX_INTEGER + 1})
    assert "secret" not in str(refused.value)
