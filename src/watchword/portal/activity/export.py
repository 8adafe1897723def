"""The activity as CSV, line by line, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from watchword.portal.activity.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from watchword.ledger.models import Entries
    from watchword.people.models import Account
    from watchword.portal.activity.rows import Row

BYTE_ORDER_MARK: Final = "\ufeff"  # without it spreadsheets take UTF-8 for something else
AT_ONCE: Final = 500
# A cell that begins so is computed by spreadsheets (OWASP: CSV Injection).
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def lines_of(account: Account, entries: Entries) -> Iterator[str]:
    """Yield ``entries`` of ``account``, the newest first, as CSV (RFC 4180) with its head."""
    yield BYTE_ORDER_MARK + _line(_head())
    last: int | None = None
    # By key and not by a cursor: what is added meanwhile moves nothing, and no transaction stays open.
    while page := list((entries if last is None else entries.filter(pk__lt=last))[:AT_ONCE]):
        for row in rows_of(account, page):
            yield _line(_cells(row))
        last = page[-1].pk


def _head() -> list[str]:
    return [
        _("Time (UTC)"),
        _("Time (yours)"),
        _("Kind"),
        _("What happened"),
        _("How"),
        _("By"),
        _("For"),
        _("Notices"),
        _("Reported as not you"),
        _("Reference"),
    ]


def _cells(row: Row) -> list[str]:
    notices = [f"{notice.address} ({notice.get_state_display()})" for notice in row.notices]
    return [
        row.at.astimezone(dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        timezone.localtime(row.at).strftime("%Y-%m-%d %H:%M:%S"),
        str(row.kind.label),
        row.what,
        row.how,
        row.by,
        row.whom,
        "; ".join(notices),
        row.dispute.made_at.astimezone(dt.UTC).date().isoformat() if row.dispute else "",
        row.public_id,
    ]


def _line(cells: list[str]) -> str:
    line = io.StringIO()
    csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(map(_plain, cells))
    return line.getvalue()


def _plain(cell: str) -> str:
    """Return ``cell`` as text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
