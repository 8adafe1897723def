"""A worker that is killed in the middle of a mail: none is lost, and at most that one arrives twice."""

from __future__ import annotations

import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.notices.server import Post, serving_mail
from tests.support.cast import make_account
from tests.support.served import command
from watchword.core import clock
from watchword.notices.models import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from watchword.keys.file_ring import FileKeyRing

PATIENCE = 60
MAILS = 12


@contextmanager
def worker(environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Let a worker work for the length of the block."""
    process = subprocess.Popen(command("worker"), env=environ, start_new_session=True)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.mark.django_db(transaction=True)
def test_it(child_environment: dict[str, str], ring: FileKeyRing) -> None:
    account = make_account("100200", "Harbour Bakery")
    addresses = [f"one{number:02}@harbour.example" for number in range(MAILS)]
    for address in addresses:
        Notice.objects.create(account=account, event="pin.set", at=clock.now(), address=address)
    post = Post(seconds=0.2)
    with serving_mail(post) as port:
        environ = child_environment | {"WATCHWORD_EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        with worker(environ) as killed:
            wait_until(lambda: len(post.taken) >= 3)
            killed.kill()
        before = len(post.taken)
        assert before < MAILS
        sent = Notice.objects.filter(state="sent").count()
        assert before - 1 <= sent <= before
        # What the killed one had taken is due to nobody for ten minutes: let them pass.
        Notice.objects.filter(state="queued").update(due_at=clock.now())
        post.seconds = 0
        with worker(environ):
            wait_until(lambda: Notice.objects.filter(state="sent").count() == MAILS)
    arrived = post.addresses()
    assert sorted(set(arrived)) == addresses
    assert len(arrived) <= MAILS + 1
    ids = [str(mail["Message-ID"]) for mail in post.taken]
    assert len(set(ids)) == MAILS
