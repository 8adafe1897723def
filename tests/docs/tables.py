"""The tables of the reference that say what the code says; `python -m tests.docs.tables` writes them anew."""

from __future__ import annotations

import re
from dataclasses import Field, fields
from typing import TYPE_CHECKING, Any

from tests.docs.pages import DOCS
from watchword.ledger.events import Event
from watchword.notices.catalogue import SENTENCES
from watchword.settings.product import PREFIX, Product

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NO_MAXIMUM = 2**31


def settings_rows() -> Iterator[str]:
    """Yield a row for each setting: name, what it takes, default, effect."""
    for item in fields(Product):
        name = PREFIX + item.name.upper()
        effect = item.metadata["effect"]
        yield f"| `{name}` | {_takes(item)} | {_default(item.default)} | {effect} |"


def events_rows() -> Iterator[str]:
    """Yield a row for each event: name, meaning, whether the customer is told."""
    for event in Event:
        told = "yes" if event in SENTENCES else "no"
        yield f"| `{event.value}` | {event.meaning} | {told} |"


def _takes(item: Field[Any]) -> str:
    meta = item.metadata
    if meta["choices"]:
        return "one of " + ", ".join(f"`{choice}`" for choice in meta["choices"])
    if item.type == "int":
        if meta["maximum"] == NO_MAXIMUM:
            return f"whole number from {meta['minimum']}"
        return f"whole number, {meta['minimum']} to {meta['maximum']}"
    kind = {"bool": "yes or no", "Path": "path", "str": "text"}[str(item.type)]
    return f"{kind}, secret" if meta["secret"] else kind


def _default(value: object) -> str:
    if isinstance(value, bool):
        return "no"
    return f"`{value}`" if str(value) else "empty"


WRITTEN: dict[str, Callable[[], Iterator[str]]] = {
    "reference/settings.md": settings_rows,
    "reference/events.md": events_rows,
}


def write() -> None:
    """Put the rows of the code in place of those of the first table of each page."""
    for name, make in WRITTEN.items():
        path = DOCS / name
        lines = "".join(f"{row}\n" for row in make())
        text = path.read_text(encoding="utf-8")
        first = re.search(r"^\|---.*\n((?:\|.*\n)*)", text, re.MULTILINE)
        assert first, f"{name} has no table"
        path.write_text(text[: first.start(1)] + lines + text[first.end(1) :], encoding="utf-8")


if __name__ == "__main__":
    write()
