"""A system that calls the API."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from watchword.api.flows.add_key import add_key
from watchword.api.scopes import Scope
from watchword.core.actor import OPERATOR

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

    from tests.support.cast import Cast
    from watchword.people.models import Administrator

VERIFICATIONS = "/api/v1/verifications"
PROBLEM = "application/problem+json"


def new_key(*scopes: Scope) -> str:
    """Make a key with ``scopes`` and return it."""
    _key, secret = add_key("A system", scopes, actor=OPERATOR)
    return secret


def claim(
    person: Administrator | None = None, *, number: str = "", **more: object
) -> dict[str, Any]:
    """Return the body that claims to be ``person``, with ``more`` in it; without one, the account."""
    body: dict[str, Any] = {"channel": "phone", **more}
    if person:
        body |= {"account_number": person.account.number, "administrator": person.public_id}
    if number:
        body["account_number"] = number
    return body


@dataclass
class Caller:
    """Calls with a key; what goes wrong inside is answered as it is in production."""

    key: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def post(self, path: str, body: object) -> Response:
        """Post ``body`` as JSON."""
        return self.send("POST", path, json.dumps(body).encode())

    def send(
        self, method: str, path: str, data: bytes = b"", kind: str = "application/json"
    ) -> Response:
        """Send ``data`` as it is."""
        return self.client.generic(
            method, path, data, kind, headers={"Authorization": f"Bearer {self.key}"}
        )

    def get(self, path: str) -> Response:
        """Read."""
        return self.send("GET", path)

    def delete(self, path: str) -> Response:
        """Delete."""
        return self.send("DELETE", path)

    def start(self, body: object) -> dict[str, Any]:
        """Start a verification, which has to work, and return it."""
        answer = self.post(VERIFICATIONS, body)
        assert answer.status_code == 201, answer.content
        verification: dict[str, Any] = answer.json()
        return verification


def is_problem(answer: Response, status: int, code: str) -> bool:
    """Tell whether ``answer`` is a problem document (RFC 9457) with this status and code."""
    assert answer["Content-Type"] == PROBLEM, answer.content
    body = answer.json()
    assert {"type", "status", "code", "title"} <= set(body), body
    return (answer.status_code, body["status"], body["code"]) == (status, status, code)


@pytest.fixture
def api(cast: Cast) -> Caller:
    """A system that may do everything."""
    return Caller(new_key(*Scope))


@pytest.fixture
def stranger(cast: Cast) -> Caller:
    """Another system that may do everything."""
    return Caller(new_key(*Scope))
