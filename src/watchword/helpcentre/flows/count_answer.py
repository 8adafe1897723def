"""Counts a reader's answer to *Was this article helpful?*, once a day for each reader and article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F

from watchword.helpcentre.marks import mark, salt_of_today
from watchword.helpcentre.models import Counted, DaySalt, Tally

if TYPE_CHECKING:
    from watchword.helpcentre.article import Article


def count_answer(article: Article, reader: str, *, helpful: bool) -> bool:
    """Count the answer of ``reader`` (whatever tells readers apart); tell whether it was the first today.

    The first answer stands: to change one we would have to remember who said what.
    Raises a `KeyRingError` where no mark can be computed.
    """
    with transaction.atomic(durable=True):
        salt = salt_of_today()
        if not _first(salt, mark(salt, ("answer", article.slug, reader))):
            return False
        edition: dict[str, Any] = {
            "slug": article.slug,
            "language": article.language,
            "updated": article.updated,
        }
        Tally.objects.get_or_create(**edition)
        Tally.objects.filter(**edition).update(
            **({"yes": F("yes") + 1} if helpful else {"no": F("no") + 1})
        )
    return True


def _first(salt: DaySalt, made: str) -> bool:
    """Keep the mark; of two that come at once one is the first, as the database decides."""
    _counted, first = Counted.objects.get_or_create(mark=made, defaults={"day": salt})
    return first
