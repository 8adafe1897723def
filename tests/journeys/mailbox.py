"""The mail that a served installation has written, and the links in it."""

from __future__ import annotations

import email
import re
import time
from email import policy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

    from tests.support.served import Served

PATIENCE = 30
# What stands between two mails in one file.
BETWEEN = re.compile(rb"\n-{79}\n")


def mails_to(server: Served, address: str) -> Iterator[EmailMessage]:
    """Yield the mails that were written for ``address``, the oldest first."""
    folder = server.installation.folder / "mail"
    for file in sorted(folder.glob("*"), key=lambda path: path.stat().st_mtime):
        for text in BETWEEN.split(file.read_bytes()):
            mail = email.message_from_bytes(text, policy=policy.default)
            if address in str(mail["To"]):
                yield mail


def link_in_mail(
    server: Served, address: str, start: str, *, but: frozenset[str] = frozenset()
) -> str:
    """Wait for a mail to ``address`` with a link whose path begins with ``start``; return the path.

    ``but`` are those that came before.
    """
    wanted = re.compile(re.escape(start) + r"[\w-]+/")
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for mail in mails_to(server, address):
            body = mail.get_body(("plain",))
            found = wanted.findall(body.get_content()) if body else []
            new = [link for link in found if link not in but]
            if new:
                return str(new[-1])
        time.sleep(0.2)
    msg = f"No mail to {address} with a link to {start}"
    raise AssertionError(msg)
