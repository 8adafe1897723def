"""The head of an article's file: lines ``key: value`` between two lines of three hyphens."""

from __future__ import annotations

from watchword.helpcentre.errors import ArticleError

FENCE = "---"


def split(text: str) -> tuple[dict[str, str], str]:
    """Return the values of the head by their keys, and the Markdown below it.

    Raises `ArticleError` where there is no head, a line is no pair, or a key stands twice.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or lines[0].rstrip() != FENCE:
        raise ArticleError("it does not begin with a line of three hyphens")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        raise ArticleError("its head has no second line of three hyphens")
    return _pairs(lines[1:end]), "\n".join(lines[end + 1 :]).strip("\n") + "\n"


def _pairs(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if not line.strip():
            continue
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not key:
            raise ArticleError(f"the line {line.strip()!r} of its head is not 'key: value'")
        if key in found:
            raise ArticleError(f"its head has {key!r} twice")
        found[key] = value
    return found
