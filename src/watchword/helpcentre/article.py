"""One article, as its file has it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from watchword.core.text import has_control
from watchword.helpcentre import front_matter
from watchword.helpcentre.errors import ArticleError

REQUIRED = ("title", "summary", "category", "updated")
# `pages` names the pages on which the names in [[double brackets]] stand; a test looks there.
OPTIONAL = ("short", "order", "keywords", "related", "pages")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
# These addresses below /help/ are pages of their own.
RESERVED = frozenset({"search", "contact"})
LONGEST = 100_000
LAST = 1000


@dataclass(frozen=True)
class Article:
    """Its head, and its Markdown in ``body``. ``short`` stands where there is little room."""

    slug: str
    language: str
    title: str
    short: str
    summary: str
    category: str
    updated: dt.date
    order: int
    keywords: str
    related: tuple[str, ...]
    pages: tuple[str, ...]
    body: str


def from_text(slug: str, language: str, text: str) -> Article:
    """Return the article that ``text`` holds; raise `ArticleError` for what cannot be shown."""
    if not SLUG.match(slug) or slug in RESERVED:
        raise ArticleError(
            "its name must be of a-z, 0-9 and hyphens, and not 'search' or 'contact'"
        )
    if len(text) > LONGEST:
        raise ArticleError(f"it is longer than {LONGEST} characters")
    head, body = front_matter.split(text)
    _hold_to_the_keys(head)
    return Article(
        slug=slug,
        language=language,
        title=head["title"],
        short=head.get("short") or head["title"],
        summary=head["summary"],
        category=head["category"],
        updated=_day(head["updated"]),
        order=_order(head.get("order", "")),
        keywords=head.get("keywords", ""),
        related=tuple(head.get("related", "").replace(",", " ").split()),
        pages=tuple(head.get("pages", "").replace(",", " ").split()),
        body=body,
    )


def _hold_to_the_keys(head: dict[str, str]) -> None:
    missing = [key for key in REQUIRED if not head.get(key)]
    if missing:
        raise ArticleError(f"its head lacks {missing[0]!r}")
    unknown = [key for key in head if key not in REQUIRED + OPTIONAL]
    if unknown:
        raise ArticleError(f"its head has {unknown[0]!r}, which means nothing")
    if any(has_control(value) for value in head.values()):
        raise ArticleError("its head holds characters that do not show")


def _day(text: str) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=dt.UTC).date()
    except ValueError:
        raise ArticleError(f"'updated' is {text!r} and must be a day such as 2026-11-24") from None


def _order(text: str) -> int:
    if not text:
        return LAST
    if not text.isascii() or not text.isdigit() or int(text) > LAST:
        raise ArticleError(f"'order' is {text!r} and must be a number from 0 to {LAST}")
    return int(text)
