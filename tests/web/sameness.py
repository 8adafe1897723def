"""What a page says, and asks of the database, without what differs from one request to the next."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import connection
from django.test.utils import CaptureQueriesContext

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpResponse
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

CHANGING = re.compile(r'name="(csrfmiddlewaretoken|next)" value="[^"]*"')
SAVEPOINT = re.compile(r'SAVEPOINT "\w+"')


def same_of(answer: Response | HttpResponse, *typed: str) -> str:
    """Return the page without the token of its forms, where they lead back to, and what was ``typed``."""
    text = CHANGING.sub("", answer.content.decode())
    for each in typed:
        text = text.replace(each, "TYPED")
    return text


def statements_of(work: Callable[[], object]) -> list[str]:
    """Return the statements that ``work`` runs, without their values."""
    with CaptureQueriesContext(connection) as seen:
        work()
    return [_without_values(query["sql"]) for query in seen]


def _without_values(sql: str) -> str:
    text = SAVEPOINT.sub("SAVEPOINT", sql.partition(" VALUES")[0])
    return re.sub(r"'[^']*'|\b\d+\b|\bNULL\b", "?", text)
