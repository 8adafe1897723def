"""Reads of the answers, for supervisors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.helpcentre.models import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchword.helpcentre.article import Article


@dataclass(frozen=True)
class Answers:
    """What readers said to an article in one language: to its present edition, and to those before.

    ``title`` is in the language of the one who looks.
    """

    article: Article
    title: str
    yes: int
    no: int
    earlier_yes: int
    earlier_no: int

    @property
    def share(self) -> int | None:
        """How many in a hundred said that the present edition helped; None where nobody answered."""
        given = self.yes + self.no
        return round(100 * self.yes / given) if given else None


def answers_to(articles: Iterable[tuple[Article, str]]) -> list[Answers]:
    """Return the answers to each of ``articles``, given with its title, in their order."""
    tallies = defaultdict(list)
    for tally in Tally.objects.all():
        tallies[tally.language, tally.slug].append(tally)
    return [
        _answers(article, title, tallies[article.language, article.slug])
        for article, title in articles
    ]


def _answers(article: Article, title: str, tallies: list[Tally]) -> Answers:
    now = [tally for tally in tallies if tally.updated == article.updated]
    before = [tally for tally in tallies if tally.updated != article.updated]
    return Answers(
        article=article,
        title=title,
        yes=sum(tally.yes for tally in now),
        no=sum(tally.no for tally in now),
        earlier_yes=sum(tally.yes for tally in before),
        earlier_no=sum(tally.no for tally in before),
    )
