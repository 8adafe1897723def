"""Articles as pages show them, with the facts of this installation filled in."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils import translation

from watchword.helpcentre import markdown, placeholders
from watchword.helpcentre.errors import ArticleError
from watchword.helpcentre.figures import figures

if TYPE_CHECKING:
    from watchword.helpcentre.article import Article

Facts = tuple[tuple[str, str], ...]
_FIGURE = re.compile(r"\]\(figure:([^\s)]*)")


def rendered(article: Article) -> markdown.Rendered:
    """Return the body of ``article`` as HTML, in the article's own language."""
    return _rendered(article, _facts(article.language))


def filled(article: Article) -> Article:
    """Return ``article`` with the placeholders of its head filled in."""
    known = dict(_facts(article.language))
    return replace(
        article,
        title=placeholders.fill(article.title, known),
        short=placeholders.fill(article.short, known),
        summary=placeholders.fill(article.summary, known),
    )


def hold_to_what_can_be_shown(article: Article) -> None:
    """Raise `ArticleError` for a placeholder or a figure that does not exist."""
    known = placeholders.values()
    for text in (article.title, article.short, article.summary, article.body):
        placeholders.hold_to(text, known)
    for name in _FIGURE.findall(article.body):
        if name not in figures():
            raise ArticleError(f"there is no figure {name!r}")


def _facts(language: str) -> Facts:
    with translation.override(language):
        return tuple(placeholders.values().items())


@lru_cache(maxsize=256)
def _rendered(article: Article, facts: Facts) -> markdown.Rendered:
    with translation.override(article.language):
        return markdown.render(article.body, dict(facts))
