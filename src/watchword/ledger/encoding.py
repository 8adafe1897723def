"""The canonical bytes of an entry: one writer, one reader that takes nothing else.

The form is RFC 8785 (JSON Canonicalization Scheme) narrowed to one flat object whose keys are
lower-case names and whose values are strings, whole numbers up to 2^53 - 1, true, false and null.
``tests/vectors/ledger_encoding.json`` holds examples for other languages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

VERSION = 1
MAX_BYTES = 8192
MAX_INTEGER = 2**53 - 1
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}\Z")
_JSON = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))

Value = str | int | bool | None
Leaf = Mapping[str, Value]


class EncodingError(ValueError):
    """The bytes, or the values, are not what a ledger entry can hold."""


def encode(leaf: Leaf) -> bytes:
    """Return the canonical bytes of ``leaf`` (UTF-8, at most 8,192); raise `EncodingError`."""
    for name, value in leaf.items():
        _check(name, value)
    try:
        data = _JSON.encode(dict(leaf)).encode()
    except UnicodeEncodeError as error:  # a lone surrogate
        msg = "text that is not Unicode"
        raise EncodingError(msg) from error
    if len(data) > MAX_BYTES:
        msg = f"{len(data)} bytes, more than {MAX_BYTES}"
        raise EncodingError(msg)
    return data


def decode(data: bytes) -> dict[str, Value]:
    """Return what ``data`` holds; raise `EncodingError` unless `encode` writes these bytes."""
    if len(data) > MAX_BYTES:
        msg = f"{len(data)} bytes, more than {MAX_BYTES}"
        raise EncodingError(msg)
    try:
        leaf = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        msg = "not JSON in UTF-8"
        raise EncodingError(msg) from error
    if not isinstance(leaf, dict) or encode(leaf) != data:
        msg = "not the canonical form"
        raise EncodingError(msg)
    return leaf


def _check(name: str, value: object) -> None:
    if not _NAME.match(name):
        msg = f"{name!r} is not a name"
        raise EncodingError(msg)
    if value is not None and not isinstance(value, (str, bool, int)):
        msg = f"{name} is of a kind that entries do not hold"
        raise EncodingError(msg)
    if isinstance(value, int) and abs(value) > MAX_INTEGER:
        msg = f"{name} is beyond 2^53 - 1"
        raise EncodingError(msg)
