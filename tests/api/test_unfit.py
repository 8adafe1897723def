"""Whatever is sent, the answer is a problem that says where it is unfit, and never what was sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.api.caller import VERIFICATIONS, Caller, claim, is_problem
from watchword.verification.models import Verification

if TYPE_CHECKING:
    from tests.support.cast import Cast

SECRET = "839201746"
FIT: dict[str, Any] = {"account_number": "100200", "channel": "phone", "pin": SECRET}
NESTED = b"[" * 100_000
CHANGES: list[dict[str, Any]] = [
    {"account_number": ""},
    {"account_number": "1" * 33},
    {"account_number": "100200\n"},
    {"account_number": "100\x00200"},
    {"account_number": 100200},
    {"account_number": None},
    {"account_number": "１００"},
    {"administrator": "adm_\x00"},
    {"administrator": "adm_" + "a" * 29},
    {"administrator": "acc_a"},
    {"administrator": 7},
    {"administrator": {"id": SECRET}},
    {"channel": "pigeon"},
    {"channel": None},
    {"department": "kitchen"},
    {"caller": "\x00"},
    {"caller": "+1\r\n555"},
    {"caller": "1" * 255},
    {"caller": "\x85"},
    {"reference": "x" * 201},
    {"reference": "a\x00b"},
    {"reference": "\ud800"},
    {"scopes": []},
    {"scopes": ["everything"]},
    {"scopes": "disclose"},
    {"scopes": ["disclose", "change", "disclose"]},
    {"pin": ""},
    {"pin": "12a4" + SECRET},
    {"pin": int(SECRET)},
    {"pin": "1" * 33},
    {"pin": SECRET + "\n"},
    {"pin": SECRET + "\x00"},
    {"pin": "٨٣٠٥"},
    {"pin": [SECRET]},
    {"pin": {"pin": SECRET}},
    {"pin": float(SECRET)},
    {"pln": SECRET},
]


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_an_unfit_value_is_named_and_not_repeated(api: Caller, change: dict[str, Any]) -> None:
    answer = api.post(VERIFICATIONS, {**FIT, **change})
    assert is_problem(answer, 422, "invalid")
    name = next(iter(change))
    assert any(name in place["at"] for place in answer.json()["errors"])
    assert SECRET not in answer.content.decode()
    assert not Verification.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b'"839201746"',
        b"839201746",
        b"{",
        b"\xff\xfe",
        b'{"account_number": "\xff"}',
        b"{}",
        b'{"pin": 839201746',
        b"account_number=100200&pin=839201746",
        NESTED,
        b'{"pin": ' + NESTED,
        b'{"pin": ' + b"9" * 5000 + b"}",
        b'{"pin": NaN, "channel": Infinity}',
    ],
    ids=lambda data: repr(data[:24]),
)
@pytest.mark.parametrize("path", [VERIFICATIONS, f"{VERIFICATIONS}/ver_0/attempts"])
def test_what_is_no_such_object_is_refused(api: Caller, path: str, data: bytes) -> None:
    answer = api.send("POST", path, data)
    assert answer.status_code in {400, 422}
    assert answer["Content-Type"] == "application/problem+json"
    assert SECRET not in answer.content.decode()


def test_a_body_that_is_too_large_is_refused(api: Caller) -> None:
    body = json.dumps({**FIT, "reference": "x" * 300_000}).encode()
    answer = api.send("POST", VERIFICATIONS, body)
    assert answer.status_code in {400, 413}
    assert answer["Content-Type"] == "application/problem+json"
    assert not Verification.objects.exists()


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "", "multipart/form-data"])
def test_the_kind_that_is_announced_changes_nothing_of_the_rules(api: Caller, kind: str) -> None:
    answer = api.send("POST", VERIFICATIONS, json.dumps({**FIT, "pin": "x"}).encode(), kind)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "GET"])
def test_another_method_is_refused(api: Caller, method: str) -> None:
    assert api.send(method, VERIFICATIONS).status_code == 405


def test_an_unknown_address_under_the_api_is_no_page(api: Caller) -> None:
    assert api.get("/api/v1/nothing").status_code == 404


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NAMES = [*FIT, "administrator", "caller", "reference", "department", "scopes", "other"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(change=st.dictionaries(st.sampled_from(NAMES), json_values | st.text(max_size=40)))
def test_nothing_breaks_it(api: Caller, cast: Cast, change: dict[str, Any]) -> None:
    body = {**claim(cast.alice), **change}
    answer = api.post(VERIFICATIONS, body)
    assert answer.status_code in {201, 400, 422}
    if answer.status_code != 201:
        assert answer["Content-Type"] == "application/problem+json"
