"""Calls of the API, as the bytes that go over the wire."""

from __future__ import annotations

import json
from dataclasses import dataclass

PIN, WRONG_PIN = "739164", "407398"
UNKNOWN_NUMBER = "9999999"
UNKNOWN_PERSON = "adm_0000000000000000"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a verification is asked about."""

    number: str
    administrator: str


def verification(key: str, subject: Subject, pin: str) -> str:
    """Return the call that opens a verification of ``subject`` and decides it with ``pin``."""
    body = json.dumps(
        {
            "account_number": subject.number,
            "administrator": subject.administrator,
            "channel": "phone",
            "caller": f"+1555{subject.number}",
            "pin": pin,
        }
    )
    return (
        "POST /api/v1/verifications HTTP/1.1\r\n"
        "Host: 127.0.0.1\r\n"
        f"Authorization: Bearer {key}\r\n"
        "Content-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n"
        "\r\n"
        f"{body}"
    )
