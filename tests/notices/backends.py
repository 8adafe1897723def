"""Ways for mail to fail, as Django wants them named."""

from __future__ import annotations

import datetime as dt
import smtplib
from typing import TYPE_CHECKING, ClassVar

from django.core.mail.backends.locmem import EmailBackend

from watchword.core import clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.mail import EmailMessage


class Unreachable(EmailBackend):
    """No server answers."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002 - Django's
        """Fail as a connection that is refused does."""
        raise ConnectionRefusedError


class Refusing(EmailBackend):
    """The server refuses the address."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002 - Django's
        """Fail as smtplib does."""
        raise smtplib.SMTPRecipientsRefused({})


class RefusingOffice(EmailBackend):
    """One address cannot be written to at all, as one whose IDNA form is too long; others can."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Fail for the office's address, with an error that is no smtplib error."""
        if any("office@" in message.to[0] for message in email_messages):
            raise UnicodeError
        return super().send_messages(email_messages)


class Counting(EmailBackend):
    """Counts how often a connection is opened."""

    opened: ClassVar[int] = 0
    _open = False

    def open(self) -> bool:
        """Count, unless it is open."""
        if self._open:
            return False
        Counting.opened += 1
        self._open = True
        return True

    def close(self) -> None:
        """Be open no more."""
        self._open = False


class Dying(EmailBackend):
    """The process ends while the mail is on its way."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002 - Django's
        """End as a process does that is told to."""
        raise SystemExit


class Slow(EmailBackend):
    """Each mail takes longer than one may."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Let the time pass, and send."""
        clock.advance(dt.timedelta(minutes=6))
        return super().send_messages(email_messages)
