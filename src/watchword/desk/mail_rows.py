"""Mails that did not go out, as a supervisor reads them: to whom only as far as two can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.ledger.events import Event
from watchword.notices.queries import unsent_rows
from watchword.notices.subjects import SUBJECTS
from watchword.people.masking import mask_email

if TYPE_CHECKING:
    import datetime as dt

    from watchword.notices.models import Notice


@dataclass(frozen=True, slots=True)
class Row:
    """One mail."""

    notice: Notice
    subject: str
    masked: str


def rows(now: dt.datetime) -> list[Row]:
    """Return the mails that were to go out by ``now`` and did not, those that have failed first."""
    return [_row(notice) for notice in unsent_rows(now)]


def _row(notice: Notice) -> Row:
    event = Event(notice.event)
    return Row(notice, str(SUBJECTS.get(event, event.meaning)), mask_email(notice.address))
