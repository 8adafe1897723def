"""Search over the articles, in the reader's words: accents and capitals do not count."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from watchword.helpcentre.rendering import filled, rendered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from watchword.helpcentre.article import Article

LONGEST_QUERY = 100
MOST_TERMS = 8
EXCERPT = 180
BEFORE = 60
# What people write around the words that matter, in the languages of the pages, folded.
ENGLISH = """
a about an and are at can do does for from how i if in is it its me my of on or our the their to was what
when where which who why with you your
"""
SPANISH = """
al como con cual cuando de del donde el en es esta la las lo los me mi mis no o para por porque puedo que
quien se si su sus tu un una y ya
"""
ASIDE: Final = frozenset((ENGLISH + SPANISH).split())
# How much a word counts where it stands.
TITLE, KEYWORDS, HEADING, SUMMARY, BODY, MOST_IN_BODY = 12, 8, 5, 4, 1, 4


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt; ``hit`` where the reader's words stand in it."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Hit:
    """An article that was found, how well it fits, and why."""

    article: Article
    score: int
    has_all: bool
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True)
class Folded:
    """A text without accents and capitals, and from where in the original each character is."""

    text: str
    origins: tuple[int, ...]


def search(query: str, articles: Sequence[Article]) -> list[Hit]:
    """Return the articles that have all of the words of ``query``, the best first.

    Where none has all of them, those that have some.
    """
    terms = terms_of(query)
    hits = [hit for article in articles if (hit := _hit(filled(article), terms))]
    whole = [hit for hit in hits if hit.has_all]
    return sorted(whole or hits, key=lambda hit: -hit.score)


def terms_of(query: str) -> list[str]:
    """Return what to look for: the words of ``query``, less those that say nothing if there are others."""
    words = list(dict.fromkeys(re.findall(r"\w+", fold(query[:LONGEST_QUERY]).text)))
    telling = [word for word in words if word not in ASIDE]
    return [_stem(word) for word in (telling or words)[:MOST_TERMS]]


def fold(text: str) -> Folded:
    """Return ``text`` for comparing, and where each of its characters came from."""
    pairs = [
        (plain, at)
        for at, character in enumerate(text)
        for plain in unicodedata.normalize("NFKD", character).casefold()
        if not unicodedata.combining(plain)
    ]
    return Folded("".join(plain for plain, _at in pairs), tuple(at for _plain, at in pairs))


def excerpt(text: str, terms: Sequence[str]) -> tuple[Piece, ...]:
    """Return about `EXCERPT` characters of ``text`` around the first of ``terms``, in pieces."""
    spans = _spans(text, terms)
    start = _start_of_word(text, max(0, spans[0][0] - BEFORE)) if spans else 0
    end = min(len(text), start + EXCERPT)
    pieces, at = [Piece("… ", hit=False)] if start else [], start
    for begin, stop in spans:
        if begin < at or stop > end:
            continue
        pieces += [Piece(text[at:begin], hit=False), Piece(text[begin:stop], hit=True)]
        at = stop
    pieces += [Piece(text[at:end], hit=False)]
    if end < len(text):
        pieces.append(Piece(" …", hit=False))
    return tuple(piece for piece in pieces if piece.text)


def _hit(article: Article, terms: Sequence[str]) -> Hit | None:
    page = rendered(article)
    body = "\n".join(page.passages)
    places = (
        (f"{article.title}\n{article.short}", TITLE, 1),
        (article.keywords, KEYWORDS, 1),
        ("\n".join(heading.text for heading in page.headings), HEADING, 1),
        (article.summary, SUMMARY, 1),
        (body, BODY, MOST_IN_BODY),
    )
    folded = [(fold(text).text, weight, most) for text, weight, most in places]
    scores = [
        sum(weight * min(_count(text, term), most) for text, weight, most in folded)
        for term in terms
    ]
    if not any(scores):
        return None
    return Hit(
        article, sum(scores), all(scores), excerpt(_passage(article, page.passages, terms), terms)
    )


def _passage(article: Article, passages: Sequence[str], terms: Sequence[str]) -> str:
    """Return the passage with most of ``terms``; the summary where it has as many, or none has any."""

    def had(text: str) -> int:
        plain = fold(text).text
        return sum(bool(_count(plain, term)) for term in terms)

    return max((article.summary, *passages), key=had)


def _stem(word: str) -> str:
    """Return ``word`` without the end of a plural: a word is found where it begins another."""
    least = 4
    return (
        word[:-1] if len(word) > least and word.endswith("s") and not word.endswith("ss") else word
    )


def _count(folded: str, term: str) -> int:
    return len(_whole_words(term).findall(folded))


def _spans(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Return from where to where words that begin with one of ``terms`` stand in ``text``."""
    folded = fold(text)
    found = {
        (folded.origins[match.start()], folded.origins[match.end() - 1] + 1)
        for term in terms
        for match in _whole_words(term).finditer(folded.text)
    }
    return sorted(found)


def _whole_words(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}\w*")


def _start_of_word(text: str, at: int) -> int:
    space = text.find(" ", at)
    return at if at == 0 or space == -1 else space + 1
