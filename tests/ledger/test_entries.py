"""Entries: inside a transaction, complete, and there to stay."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from watchword.core import clock
from watchword.core.actor import OPERATOR, Actor, ActorKind
from watchword.ledger.encoding import EncodingError, decode
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.ledger.models import Entry
from watchword.ledger.signals import entry_recorded

if TYPE_CHECKING:
    from collections.abc import Callable

AT = dt.datetime(2026, 8, 1, 12, 0, 0, 7, tzinfo=dt.UTC)
AGENT = Actor(ActorKind.AGENT, "agt_ann")


def recorded(**facts: str) -> Entry:
    with clock.at(AT), transaction.atomic():
        return record(
            Event.GRANT_ENDED,
            actor=AGENT,
            account="acc_1",
            subject="grt_1",
            conversation="cnv_1",
            **facts,
        )


@pytest.mark.django_db
def test_an_entry_says_when_what_who_and_about_what() -> None:
    entry = Entry.objects.get(pk=recorded(reason="asked for").pk)
    assert decode(bytes(entry.leaf)) == {
        "v": 1,
        "id": entry.public_id,
        "at": "2026-08-01T12:00:00.000007Z",
        "event": "grant.ended",
        "actor": "agent:agt_ann",
        "account": "acc_1",
        "subject": "grt_1",
        "conversation": "cnv_1",
        "fact_reason": "asked for",
    }


@pytest.mark.django_db
def test_the_columns_beside_it_say_the_same() -> None:
    entry = Entry.objects.get(pk=recorded().pk)
    leaf = decode(bytes(entry.leaf))
    assert entry.at == AT
    for name in ("event", "actor", "account", "subject", "conversation"):
        assert leaf[name] == getattr(entry, name)


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_is_recorded() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        record(Event.GRANT_ENDED, actor=OPERATOR)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_an_entry_falls_with_what_it_tells() -> None:
    with transaction.atomic():
        record(Event.GRANT_ENDED, actor=OPERATOR)
        transaction.set_rollback(True)
    assert not Entry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_undoes_the_whole() -> None:
    def fail(**_signal: object) -> None:
        raise ZeroDivisionError

    entry_recorded.connect(fail)
    try:
        with pytest.raises(ZeroDivisionError):
            recorded()
    finally:
        entry_recorded.disconnect(fail)
    assert not Entry.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("fact", ["x" * 8192, "\ud800"])
def test_a_fact_that_cannot_be_written_down_stops_the_flow(fact: str) -> None:
    with pytest.raises(EncodingError):
        recorded(reason=fact)


CHANGES: dict[str, Callable[[Entry], object]] = {
    "delete it": lambda entry: entry.delete(),
    "save it again": lambda entry: entry.save(),
    "delete all": lambda _entry: Entry.objects.all().delete(),
    "delete some": lambda _entry: Entry.objects.filter(event="grant.ended").delete(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_entries_stay_as_they_are(change: Callable[[Entry], object]) -> None:
    entry = recorded()
    with pytest.raises(TypeError, match="never changed or removed"):
        change(entry)
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("event", list(Event))
def test_an_event_has_a_stable_name_and_a_sentence(event: Event) -> None:
    assert re.fullmatch(r"[a-z_]+\.[a-z_]+", event.value)
    assert len(event.value) <= 64
    assert re.fullmatch(r"[A-Z].*\.", event.meaning)


def test_no_two_events_have_one_name_or_one_meaning() -> None:
    assert len({event.value for event in Event}) == len(Event.__members__)
    assert len({event.meaning for event in Event}) == len(Event.__members__)
