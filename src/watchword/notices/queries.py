"""How the mail stands: what waits, what has failed, and whether it is late."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q

from watchword.notices.models import Notice

if TYPE_CHECKING:
    from django.db.models import QuerySet

# Longer than a server needs that is well, and than a mail is taken for.
LATE_AFTER = dt.timedelta(minutes=15)
SHOWN = 100


@dataclass(frozen=True, slots=True)
class MailState:
    """Counts of mails that were to go out by ``now`` and did not, and from when the oldest of them was."""

    now: dt.datetime
    waiting: int
    failed: int
    oldest: dt.datetime | None

    @property
    def age(self) -> dt.timedelta:
        """How long the oldest has waited."""
        return self.now - self.oldest if self.oldest else dt.timedelta()

    @property
    def is_late(self) -> bool:
        """Whether something has waited too long."""
        return self.age > LATE_AFTER


def mail_state(now: dt.datetime) -> MailState:
    """Return how the mail stands at ``now``."""
    found = unsent(now).aggregate(
        waiting=Count("pk", filter=Q(state=Notice.State.QUEUED)),
        failed=Count("pk", filter=Q(state=Notice.State.FAILED)),
        oldest=Min("queued_at", filter=Q(state=Notice.State.QUEUED)),
    )
    return MailState(now, **found)


def unsent(now: dt.datetime) -> QuerySet[Notice]:
    """Return the mails that were to go out by ``now`` and did not, those that have failed among them."""
    states = (Notice.State.QUEUED, Notice.State.FAILED)
    return Notice.objects.filter(state__in=states, queued_at__lte=now)


def unsent_rows(now: dt.datetime) -> list[Notice]:
    """Return the first `SHOWN` of `unsent`, those that have failed before those that wait."""
    found = unsent(now).select_related("account")
    # By the name of the state: failed stands before queued.
    return list(found.order_by("state", "queued_at", "pk")[:SHOWN])
