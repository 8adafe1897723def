"""Sends the notices that are due. The table is the queue: what is in it cannot be lost.

A notice is taken for a while before it is sent. Who took it and died leaves it to be taken again when
that while is over: better told twice than not at all.
"""

from __future__ import annotations

import datetime as dt
import logging
from typing import TYPE_CHECKING

from django.core.mail import EmailMessage, get_connection
from django.db import close_old_connections
from django.db.models import F

from watchword.core import clock
from watchword.core.statements import moment, rows
from watchword.notices.mail import subject_and_text
from watchword.notices.models import Notice

if TYPE_CHECKING:
    import threading

    from django.core.mail.backends.base import BaseEmailBackend

logger = logging.getLogger(__name__)

# How long to wait after each failed try: over a day in all.
WAITS = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 960)]
AT_ONCE = 50
# No mail is begun in the second half, so that nobody else takes it while it is on its way.
TAKEN_FOR = dt.timedelta(minutes=10)
SECONDS_BETWEEN = 1.0

# Stands outside as well as inside: of two that take the same row, PostgreSQL lets the second look again.
TAKE = """
    UPDATE notices_notice SET due_at = %s WHERE state = 'queued' AND due_at <= %s AND id IN (
        SELECT id FROM notices_notice WHERE state = 'queued' AND due_at <= %s
        ORDER BY due_at LIMIT %s
    ) RETURNING id
"""


def deliver_until(stopping: threading.Event) -> None:
    """Deliver what is due, again and again, until ``stopping`` is set."""
    while not stopping.is_set():
        close_old_connections()
        try:
            taken = deliver_due()
        except Exception as error:  # noqa: BLE001 - whatever it was, the next round may go well
            logger.warning("Notices could not be delivered: %s", type(error).__name__)
            taken = 0
        if taken < AT_ONCE:
            stopping.wait(SECONDS_BETWEEN)


def deliver_due() -> int:
    """Send the notices that are due, the longest due first; return how many were taken.

    At most `AT_ONCE` of them, over one connection. One that fails is tried again later.
    """
    now = clock.now()
    taken = _take(now)
    if taken:
        connection = get_connection()
        for notice in taken:
            if clock.now() < now + TAKEN_FOR / 2:
                _deliver(notice, connection)
        connection.close()
    return len(taken)


def _take(now: dt.datetime) -> list[Notice]:
    """Return notices that are due, after which they are so to nobody else for a while."""
    if not Notice.objects.filter(state=Notice.State.QUEUED, due_at__lte=now).exists():
        return []  # looked at first: to change nothing would hold up those who write to SQLite
    found = rows(TAKE, [moment(now + TAKEN_FOR), moment(now), moment(now), AT_ONCE])
    taken = Notice.objects.select_related("account").filter(pk__in=[key for (key,) in found])
    return list(taken.order_by("pk"))


def _deliver(notice: Notice, connection: BaseEmailBackend) -> None:
    try:
        subject, text = subject_and_text(notice)
        connection.open()
        EmailMessage(subject, text, None, [notice.address], connection=connection).send()
    except Exception as error:  # noqa: BLE001 - one address must not keep the others from being told
        logger.warning("Notice %s was not delivered: %s", notice.public_id, type(error).__name__)
        connection.close()
        _try_later(notice)
        return
    Notice.objects.filter(pk=notice.pk).update(
        state=Notice.State.SENT, sent_at=clock.now(), tries=F("tries") + 1
    )


def _try_later(notice: Notice) -> None:
    this = Notice.objects.filter(pk=notice.pk)
    if notice.tries >= len(WAITS):
        this.update(state=Notice.State.FAILED)
        return
    this.update(tries=F("tries") + 1, due_at=clock.now() + WAITS[notice.tries])
