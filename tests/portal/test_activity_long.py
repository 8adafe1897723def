"""Security activity of an account to which ten thousand things have happened, beside a quiet one."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

import pytest
from django.db import connection

from tests.portal.happened import ADDRESS
from tests.support.cast import signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.events import Event
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.portal.activity.filters import ActivityFilter
from watchword.portal.activity.pages import ON_A_PAGE

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tests.support.cast import Cast
    from watchword.people.models import Account, Administrator

MANY = 10_000
ENOUGH_SECONDS = 0.5  # of a core
EVENTS = (Event.VERIFICATION_VERIFIED, Event.VERIFICATION_REFUSED, Event.SIGNED_IN, Event.PIN_SET)


def happen(account: Account, person: Administrator, count: int) -> None:
    """Let ``count`` things happen, each told to one address."""
    moments = [clock.now() - dt.timedelta(minutes=count - place) for place in range(count)]
    Entry.objects.bulk_create(
        Entry(
            at=moment,
            event=EVENTS[place % len(EVENTS)].value,
            actor=str(person.actor()),
            account=account.public_id,
            subject=person.public_id,
            leaf=b'{"fact_reason":"wrong"}',
        )
        for place, moment in enumerate(moments)
    )
    Notice.objects.bulk_create(
        Notice(
            account=account,
            event=EVENTS[place % len(EVENTS)].value,
            at=moment,
            address="office@harbour.example",
        )
        for place, moment in enumerate(moments)
    )


@pytest.fixture
def long(cast: Cast) -> Cast:
    happen(cast.account, cast.alice, MANY)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return cast


def plan(query: QuerySet[Entry] | QuerySet[Notice]) -> str:
    return query.explain().casefold()


def test_no_page_is_found_by_reading_or_sorting_the_whole_table(long: Cast) -> None:
    quiet = ActivityFilter(long.other, {}).entries()[: ON_A_PAGE + 1]
    assert "ledger_by_account" in plan(quiet)
    busy = ActivityFilter(long.account, {}).entries()
    for query in (busy, busy.filter(pk__lt=MANY)):
        words = plan(query[: ON_A_PAGE + 1])
        assert "index" in words
        assert not [word for word in ("sort", "temp b-tree", "seq scan") if word in words]
    moments = Entry.objects.order_by("-pk").values_list("at", flat=True)[:ON_A_PAGE]
    notices = Notice.objects.filter(account=long.account, at__in=list(moments))
    assert "notices_by_account" in plan(notices)


def test_a_page_comes_quickly_whatever_is_chosen(long: Cast) -> None:
    client = signed_in(long.alice)
    alice = f"person={long.alice.public_id}&kind=pin"
    read(client.get(ADDRESS))
    for query in ("", alice, "way=portal&since=2020-01-01", "way=phone"):
        start = time.process_time()
        client.get(f"{ADDRESS}?{query}")
        assert time.process_time() - start < ENOUGH_SECONDS, query


def test_all_of_it_is_loaded_down_in_parts(long: Cast) -> None:
    answer = signed_in(long.alice).get(f"{ADDRESS}export/")
    lines = sum(part.count(b"\r\n") for part in answer.streaming_content)  # type: ignore[attr-defined]  # it streams
    assert lines > MANY
