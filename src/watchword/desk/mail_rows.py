"""Mails that did not go out, as a supervisor reads them: to whom only as far as two can be told apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from watchword.ledger.events import Event
from watchword.notices.queries import unsent_rows
from watchword.notices.subjects import GENERAL, SUBJECTS
from watchword.people.masking import mask_email

if TYPE_CHECKING:
    import datetime as dt

    from watchword.notices.models import Notice

# Mails with a one-time link, which are no notices.
LETTERS: Final = {
    Event.INVITATION_MADE: _("You are invited"),
    Event.PASSWORD_RESET_ASKED: _("Choose a new password"),
    Event.RECOVERY_STARTED: _("Somebody asks to get back in"),
}


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
    subject = LETTERS.get(event) or SUBJECTS.get(event) or GENERAL
    return Row(notice, str(subject), mask_email(notice.address))
