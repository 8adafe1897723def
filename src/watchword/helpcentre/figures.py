"""The pictures that articles show, taken from the running product by `make figures`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static/helpcentre/figures"
MANIFEST = FOLDER / "figures.json"
SCHEME = "figure:"


@dataclass(frozen=True)
class Figure:
    """A picture's static file, and its size in CSS pixels, so that a page keeps its place."""

    file: str
    width: int
    height: int


@cache
def figures() -> dict[str, Figure]:
    """Return every figure by its name."""
    sizes = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return {
        name: Figure(f"helpcentre/figures/{name}.webp", size["width"], size["height"])
        for name, size in sizes.items()
    }
