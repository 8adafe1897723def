"""What went over the wire in a browser context, read from the record that the browser kept."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

# Style, script, font and image files are the same for everybody: they are not recorded.
RECORDED = re.compile(r"^(?!.*/static/)")


@dataclass(frozen=True)
class Exchange:
    """One request and its answer."""

    method: str
    url: str
    sent_headers: str
    status: int
    kind: str
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether the answer is HTML that was read: who leaves at once leaves a page unread."""
        return self.kind.startswith("text/html") and bool(self.body)

    def told(self) -> bytes:
        """Return all that the server said, and the address and headers that a proxy would log."""
        headers = "\n".join(f"{name}: {value}" for name, value in self.headers.items())
        return f"{self.url}\n{self.sent_headers}\n{headers}\n".encode() + self.body


def exchanges(record: Path) -> list[Exchange]:
    """Return what ``record``, a HAR file, holds."""
    entries = json.loads(record.read_text(encoding="utf-8"))["log"]["entries"]
    return [_exchange(entry["request"], entry["response"]) for entry in entries]


def _exchange(request: dict[str, Any], response: dict[str, Any]) -> Exchange:
    content = response["content"]
    text = content.get("text", "")
    encoded = content.get("encoding") == "base64"
    return Exchange(
        method=request["method"],
        url=request["url"],
        sent_headers="\n".join(f"{item['name']}: {item['value']}" for item in request["headers"]),
        status=response["status"],
        kind=content.get("mimeType", ""),
        headers={item["name"].lower(): item["value"] for item in response["headers"]},
        body=base64.b64decode(text) if encoded else text.encode(),
    )


def leaks(found: Iterable[Exchange], secrets: Iterable[str]) -> Iterator[str]:
    """Yield the exchanges in which one of ``secrets`` stands anywhere but in what was sent."""
    wanted = [secret.encode() for secret in secrets]
    for exchange in found:
        told = exchange.told()
        if any(secret in told for secret in wanted):
            yield f"{exchange.method} {exchange.url} -> {exchange.status}"
