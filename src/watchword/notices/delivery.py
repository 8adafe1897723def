"""Sends the notices that are due. The table is the queue: what is in it cannot be lost.

A notice is taken for a while before it is sent. Who took it and died leaves it to be taken again when
that while is over: better told twice than not at all.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
from typing import TYPE_CHECKING

from django.core.mail import get_connection
from django.db import close_old_connections
from django.db.models import F

from watchword.core import clock
from watchword.core.statements import moment, rows
from watchword.notices.envelope import mail_of
from watchword.notices.models import Notice

if TYPE_CHECKING:
    import threading

    from django.core.mail.backends.base import BaseEmailBackend
    from django.db.models import QuerySet

logger = logging.getLogger(__name__)

# How long to wait after each failed try: over a day in all.
WAITS = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 960)]
AT_ONCE = 50
# No mail is begun in the second half, so that nobody else takes it while it is on its way.
TAKEN_FOR = dt.timedelta(minutes=10)
SECONDS_BETWEEN = 1.0
# What a round gives that found no server, and how long the next one waits then.
UNREACHABLE = -1
SECONDS_WITHOUT_SERVER = 15.0

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
            stopping.wait(SECONDS_WITHOUT_SERVER if taken == UNREACHABLE else SECONDS_BETWEEN)


def deliver_due() -> int:
    """Send the notices that are due, the longest due first; return how many were taken.

    At most `AT_ONCE` of them, over one connection. One that fails is tried again later. While no
    server answers none is taken, and so no try is lost on it.
    """
    now = clock.now()
    if not due(now).exists():
        return 0  # looked at first: to change nothing would hold up those who write to SQLite
    connection = get_connection()
    if not _opened(connection, now):
        return UNREACHABLE
    taken = _take(now)
    for notice in taken:
        if clock.now() < now + TAKEN_FOR / 2:
            _deliver(notice, connection)
    connection.close()
    return len(taken)


def due(now: dt.datetime) -> QuerySet[Notice]:
    """Return the notices that could be sent at ``now``."""
    return Notice.objects.filter(state=Notice.State.QUEUED, due_at__lte=now)


def _opened(connection: BaseEmailBackend, now: dt.datetime) -> bool:
    """Tell whether a server takes mail now; if not, say so at what waits for it."""
    try:
        connection.open()
    except Exception as error:  # noqa: BLE001 - whatever it was, nothing can be sent now
        name = type(error).__name__
        logger.warning("No mail can be sent: %s", name)
        due(now).exclude(error=name).update(error=name)
        return False
    return True


def _take(now: dt.datetime) -> list[Notice]:
    """Return notices that are due, after which they are so to nobody else for a while."""
    found = rows(TAKE, [moment(now + TAKEN_FOR), moment(now), moment(now), AT_ONCE])
    taken = Notice.objects.select_related("account").filter(pk__in=[key for (key,) in found])
    return list(taken.order_by("pk"))


def _deliver(notice: Notice, connection: BaseEmailBackend) -> None:
    try:
        mail = mail_of(notice, connection)
        if mail is not None:
            connection.open()
            mail.send()
    except Exception as error:  # noqa: BLE001 - one address must not keep the others from being told
        name = type(error).__name__
        logger.warning("Notice %s was not delivered: %s", notice.public_id, name)
        _close(connection)
        _try_later(notice, name)
        return
    if mail is None:
        Notice.objects.filter(pk=notice.pk).update(state=Notice.State.DROPPED)
        return
    Notice.objects.filter(pk=notice.pk).update(
        state=Notice.State.SENT, sent_at=clock.now(), tries=F("tries") + 1, error=""
    )


def _close(connection: BaseEmailBackend) -> None:
    """Give the connection up, whatever state it is in: the next mail opens another."""
    with contextlib.suppress(Exception):
        connection.close()


def _try_later(notice: Notice, error: str) -> None:
    this = Notice.objects.filter(pk=notice.pk)
    if notice.tries >= len(WAITS):
        this.update(state=Notice.State.FAILED, error=error)
        return
    this.update(tries=F("tries") + 1, due_at=clock.now() + WAITS[notice.tries], error=error)
