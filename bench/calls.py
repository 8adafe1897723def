"""Calls of the API, as the bytes that go over the wire."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.filled import Subject

UNKNOWN_NUMBER = "9999999"
UNKNOWN_PERSON = "adm_0000000000000000"


def verification(key: str, subject: Subject, pin: str) -> str:
    """Return the call that opens a verification of ``subject`` and decides it with ``pin``."""
    body = json.dumps(subject.claim(caller=f"+1555{subject.number}", pin=pin))
    return (
        "POST /api/v1/verifications HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        f"Authorization: Bearer {key}\r\n"
        "Content-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n"
        "\r\n"
        f"{body}"
    )
