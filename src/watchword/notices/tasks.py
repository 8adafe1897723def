"""The background work of notices."""

from __future__ import annotations

import datetime as dt
import logging

from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F
from django_tasks import task

from watchword.core import clock
from watchword.notices.mail import subject_and_text
from watchword.notices.models import Notice

logger = logging.getLogger(__name__)

# How long to wait after each failed try: over a day in all.
WAITS = [dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 480, 960)]


@task()
def deliver(public_ids: list[str]) -> None:
    """Send each of these notices that is still queued; one that fails is tried again later."""
    queued = Notice.objects.select_related("account").filter(
        public_id__in=public_ids, state=Notice.State.QUEUED
    )
    for notice in queued:
        _deliver(notice)


def _deliver(notice: Notice) -> None:
    subject, text = subject_and_text(notice)
    try:
        send_mail(subject, text, None, [notice.address])
    except Exception as error:  # noqa: BLE001 - one address must not keep the others from being told
        logger.warning("Notice %s was not delivered: %s", notice.public_id, type(error).__name__)
        _try_later(notice)
        return
    Notice.objects.filter(pk=notice.pk).update(
        state=Notice.State.SENT, sent_at=clock.now(), tries=F("tries") + 1
    )


def _try_later(notice: Notice) -> None:
    with transaction.atomic():
        if notice.tries >= len(WAITS):
            Notice.objects.filter(pk=notice.pk).update(state=Notice.State.FAILED)
            return
        Notice.objects.filter(pk=notice.pk).update(tries=F("tries") + 1)
        later = clock.now() + WAITS[notice.tries]
        deliver.using(run_after=later).enqueue([notice.public_id])
