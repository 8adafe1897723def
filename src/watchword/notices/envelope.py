"""A notice as a mail that can be sent: both forms, who it is from, and what machines read of it."""

from __future__ import annotations

from email.utils import formataddr, parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import timezone, translation

from watchword.notices.html import as_html
from watchword.notices.letters import letter_message
from watchword.notices.mail import notice_message
from watchword.notices.plain import as_text
from watchword.notices.readers import reader_at

if TYPE_CHECKING:
    from django.core.mail.backends.base import BaseEmailBackend

    from watchword.notices.models import Notice


def mail_of(
    notice: Notice, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives | None:
    """Return the mail of ``notice`` in its reader's language; None if it is not to be sent any more."""
    reader = reader_at(notice.address, notice.account)
    with translation.override(reader.language), timezone.override(reader.zone):
        message = letter_message(notice) if notice.link else notice_message(notice)
        if message is None:
            return None
        mail = EmailMultiAlternatives(
            # A name may hold what ends a header; a subject is one line.
            " ".join(message.subject.split()),
            as_text(message),
            _sender(),
            [notice.address],
            connection=connection,
            headers=_headers(notice, reader.language),
        )
        mail.attach_alternative(as_html(message), "text/html")
    return mail


def _sender() -> str:
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((name or settings.WATCHWORD.provider_name, address))


def _headers(notice: Notice, language: str) -> dict[str, str]:
    return {
        # The same if it goes out twice, so that a mail program can show it once.
        "Message-ID": f"<{notice.public_id}@{settings.HOST}>",
        "Content-Language": language,
        # RFC 3834: no holiday notes in return.
        "Auto-Submitted": "auto-generated",
    }
