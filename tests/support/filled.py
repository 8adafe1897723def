"""An installation full of accounts that all have one PIN, and the call that verifies somebody."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import http.client
    from collections.abc import Sequence

    from tests.support.served import Installation

PIN, WRONG_PIN = "739164", "407398"
NO_LIMIT = {
    f"WATCHWORD_LIMIT_{name}": str(10**9) for name in ("CALLER", "AGENT", "API_KEY", "INSTALLATION")
}


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a verification is asked about."""

    number: str
    administrator: str

    def claim(self, **more: str) -> dict[str, str]:
        """Return the body that claims to be this person, with ``more`` in it."""
        return {
            "account_number": self.number,
            "administrator": self.administrator,
            "channel": "phone",
            **more,
        }


@dataclass(frozen=True, slots=True)
class Filled:
    """What there is to be called about, and the key to call with."""

    key: str
    accounts: Sequence[Subject]
    without_pin: Sequence[Subject]

    def post(
        self, connection: http.client.HTTPConnection, path: str, body: dict[str, str]
    ) -> tuple[int, Any]:
        """Call ``path`` of the API; return status and answer. Raises what the connection raises."""
        heads = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        connection.request("POST", f"/api/v1/{path}", json.dumps(body), heads)
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def fill(installation: Installation, count: int) -> Filled:
    """Make ``count`` accounts with `PIN`, and some without one."""
    made = json.loads(installation.python("-m", "tests.support.filling", str(count)))
    return Filled(
        made["key"],
        [Subject(**account) for account in made["accounts"]],
        [Subject(**account) for account in made["without_pin"]],
    )
