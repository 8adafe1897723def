"""Reads the documentation: its pages, their sections, tables and code blocks."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
_HEADING = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")


def page(name: str) -> str:
    """Return the text of ``docs/name``."""
    return (DOCS / name).read_text(encoding="utf-8")


def pages() -> list[Path]:
    """Return every page that a person reads: those of the repository's root and those in docs/."""
    own = [path for path in DOCS.rglob("*.md") if "_build" not in path.parts]
    return sorted(ROOT.glob("*.md")) + sorted(own)


def headings(text: str) -> list[str]:
    """Return the headings outside code blocks, without their marks."""
    return [match[2] for match in _HEADING.finditer(_FENCE.sub("", text))]


def section(text: str, heading: str) -> str:
    """Return what stands under ``heading``, down to the next one of the same rank or above."""
    start = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert start, f"no heading {heading!r}"
    rest = text[start.end() :]
    end = re.search(rf"^#{{1,{len(start[1])}}} ", _without_fences(rest), re.MULTILINE)
    return rest[: end.start()] if end else rest


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table row in ``text``, without the headings."""
    found: list[list[str]] = []
    for table in re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE):
        lines = table.strip().splitlines()[2:]
        found += [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return found


def first_codes(text: str) -> list[str]:
    """Return the code words that begin the rows of the tables in ``text``."""
    return [_CODE.findall(cells[0])[0] for cells in rows(text)]


def blocks(text: str, language: str = "") -> list[str]:
    """Return the code blocks of ``text``, those in ``language`` alone if one is given."""
    return [match[2] for match in _FENCE.finditer(text) if language in ("", match[1])]


def codes(text: str) -> list[str]:
    """Return everything that stands between single backticks outside code blocks."""
    return _CODE.findall(_FENCE.sub("", text))


def _without_fences(text: str) -> str:
    """Return ``text`` with code blocks blanked, every other character where it was."""
    return _FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
