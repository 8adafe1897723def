"""Pages of the activity by cursor: however long the list, a page costs the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from watchword.core.identifiers import sought

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watchword.ledger.models import Entries, Entry

ON_A_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the newest first; ``newer`` and ``older`` are the cursors beside them, or empty."""

    entries: list[Entry]
    newer: str
    older: str


def page_of(entries: Entries, every: Entries, query: Mapping[str, str]) -> Page:
    """Return the page that ``query`` (``before`` or ``after`` an identifier) asks for, else the newest.

    ``entries`` are what is wanted of ``every`` entry of an account. A cursor that is none of the
    account's counts for nothing.
    """
    if (place := _place(every, query.get("after", ""))) is not None:
        later = list(entries.filter(pk__gt=place).order_by("id")[: ON_A_PAGE + 1])
        shown = later[:ON_A_PAGE][::-1]
        return Page(
            shown, _edge(shown, 0, more=len(later) > ON_A_PAGE), _edge(shown, -1, more=True)
        )
    place = _place(every, query.get("before", ""))
    found = entries if place is None else entries.filter(pk__lt=place)
    earlier = list(found[: ON_A_PAGE + 1])
    shown = earlier[:ON_A_PAGE]
    return Page(
        shown,
        _edge(shown, 0, more=place is not None),
        _edge(shown, -1, more=len(earlier) > ON_A_PAGE),
    )


def _place(entries: Entries, cursor: str) -> int | None:
    if not cursor:
        return None
    return entries.filter(public_id=sought(cursor)).values_list("pk", flat=True).first()


def _edge(shown: list[Entry], index: int, *, more: bool) -> str:
    return shown[index].public_id if shown and more else ""
