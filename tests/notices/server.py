"""A real mail server on this machine, well or not, as a test wants it."""

from __future__ import annotations

import asyncio
import email
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

from tests.support.served import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

OK, LATER, NEVER = "250 OK", "450 Try later", "550 No such mailbox"


@dataclass
class Post:
    """What the server does with a mail: answers ``rcpt`` and ``data``, the latter after ``seconds``."""

    rcpt: str = OK
    data: str = OK
    seconds: float = 0.0
    taken: list[EmailMessage] = field(default_factory=list)
    peers: set[tuple[str, int]] = field(default_factory=set)

    async def handle_RCPT(self, *given: Any) -> str:  # noqa: N802 - aiosmtpd's
        """Take or refuse an address."""
        _server, session, envelope, address, _options = given
        self.peers.add(session.peer)
        if self.rcpt == OK:
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, *given: Any) -> str:  # noqa: N802 - aiosmtpd's
        """Take or refuse a mail. It is taken before the answer: a sender that dies then sends it again."""
        if self.data == OK:
            content = given[-1].content
            self.taken.append(email.message_from_bytes(content, policy=policy.default))
        await asyncio.sleep(self.seconds)
        return self.data

    def addresses(self) -> list[str]:
        """Return to whom mail was taken, sorted."""
        return sorted(str(mail["To"]) for mail in self.taken)


@contextmanager
def serving_mail(post: Post, port: int = 0) -> Iterator[int]:
    """Serve ``post`` on a port of the loopback address (0: a free one), and give the port."""
    chosen = port or free_port()
    controller = Controller(post, hostname="127.0.0.1", port=chosen)
    controller.start()
    try:
        yield chosen
    finally:
        controller.stop()


@contextmanager
def hanging() -> Iterator[int]:
    """Take connections on a port and never say a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield int(listening.getsockname()[1])
