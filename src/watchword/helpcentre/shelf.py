"""All articles: those of the package, and over them those in the provider's own folder.

A file that cannot be read as an article is left out and named; it never takes the site down.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from watchword.helpcentre.article import Article, from_text
from watchword.helpcentre.errors import ArticleError
from watchword.helpcentre.rendering import hold_to_what_can_be_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGED = Path(__file__).parent / "articles"
FALLBACK = "en"

logger = logging.getLogger(__name__)

# A file with the moment of its last change and its size: what has to differ for it to be read anew.
Stamp = tuple[Path, int, int]


@dataclass(frozen=True)
class Shelf:
    """Articles by language and slug, and what is wrong with the files that were left out."""

    articles: dict[tuple[str, str], Article]
    faults: tuple[str, ...]

    def find(self, slug: str, language: str) -> Article | None:
        """Return the article in ``language``, else in English, else None."""
        return self.articles.get((language, slug)) or self.articles.get((FALLBACK, slug))

    def all_in(self, language: str) -> list[Article]:
        """Return each article once, in ``language`` where it is there, in the order of the list."""
        slugs = {slug for at, slug in self.articles if at in {language, FALLBACK}}
        found = [article for slug in slugs if (article := self.find(slug, language))]
        return sorted(found, key=lambda article: (article.order, article.title))


def shelf() -> Shelf:
    """Return the articles as they are now, and log once what is wrong with files that are left out."""
    found = examined()
    _log(found.faults)
    return found


def examined() -> Shelf:
    """Return the articles as they are now: a change in the provider's folder counts at once."""
    folder = settings.WATCHWORD.help_dir
    return _read(folder, tuple(sorted(_stamps(Path(folder).expanduser()))) if folder else ())


@lru_cache(maxsize=2)
def _log(faults: tuple[str, ...]) -> None:
    for fault in faults:
        logger.warning("A help article is left out: %s.", fault)


@lru_cache(maxsize=2)
def _read(folder: str, stamps: tuple[Stamp, ...]) -> Shelf:
    articles: dict[tuple[str, str], Article] = {}
    faults = []
    for path in (*sorted(PACKAGED.glob("*/*.md")), *(path for path, _time, _size in stamps)):
        try:
            article = _article(path)
        except ArticleError as error:
            faults.append(f"{path.parent.name}/{path.name}: {error}")
        else:
            articles[article.language, article.slug] = article
    if folder and not Path(folder).expanduser().is_dir():
        faults.append(f"{folder} is no folder that can be read")
    return Shelf(articles, tuple(faults))


def _stamps(folder: Path) -> Iterator[Stamp]:
    for path in folder.glob("*/*.md"):
        try:
            stat = path.stat()
        except OSError:
            yield path, 0, 0
        else:
            yield path, stat.st_mtime_ns, stat.st_size


def _article(path: Path) -> Article:
    language = path.parent.name
    if language not in dict(settings.LANGUAGES):
        raise ArticleError(f"there are no pages in the language {language!r}")
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ArticleError("it cannot be read as text in UTF-8") from error
    article = from_text(path.stem, language, text)
    hold_to_what_can_be_shown(article)
    return article
