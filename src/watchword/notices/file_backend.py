"""Mails as files, one each, for the demo and for trying out; a mail program opens them.

A mail can hold a one-time link: nobody but the owner of the data folder reads the files.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from watchword.core import clock

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from django.core.mail import EmailMessage


FOLDER: Final = "mail"


class EmailBackend(BaseEmailBackend):
    """Writes each mail to a file of its own, closed to others from the moment it is made."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write ``email_messages``; return how many."""
        folder = settings.DATA / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            _write(folder, message.message().as_bytes())
        return len(email_messages)


def _write(folder: Path, mail: bytes) -> None:
    stamp = clock.now().strftime("%Y%m%d-%H%M%S-%f")
    for number in range(1000):
        try:
            # O_EXCL: a mail that was written in the same moment stays.
            path = folder / f"{stamp}-{number}.eml"
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(handle, "wb") as file:
            file.write(mail)
        return
    raise FileExistsError(stamp)
