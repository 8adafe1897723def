"""Ways for mail to fail, as Django wants them named."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

from django.core.mail.backends.locmem import EmailBackend

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
