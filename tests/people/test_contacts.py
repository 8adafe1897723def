"""Contacts of record: what they look like, from when they count, and who is told of a change."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.core.errors import InvalidError
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.contacts import clean_contact
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.change_contact import change_contact
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    from tests.support.cast import Cast

Kind = ContactOfRecord.Kind
MONTH = dt.timedelta(days=30)


def contact(cast: Cast, kind: Kind = Kind.EMAIL) -> ContactOfRecord:
    return ContactOfRecord.objects.get(account=cast.account, kind=kind)


def add(cast: Cast, kind: Kind, value: str) -> ContactOfRecord:
    with transaction.atomic():
        return add_contact(cast.account, kind, value, actor=OPERATOR)


def change(cast: Cast, value: str, kind: Kind = Kind.EMAIL) -> bool:
    with transaction.atomic():
        return change_contact(contact(cast, kind), value, actor=OPERATOR)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.EMAIL, ""),
        (Kind.EMAIL, "nobody"),
        (Kind.EMAIL, "a@b@c.example"),
        (Kind.EMAIL, "a@b.example\nBcc: c@d.example"),
        (Kind.EMAIL, "a b@c.example"),
        (Kind.EMAIL, "a" * 60 + "@" + "b." * 100 + "example"),
        (Kind.PHONE, "1234"),
        (Kind.PHONE, "1" * 16),
        (Kind.PHONE, "555 CALL NOW"),
        (Kind.PHONE, "٥٥٥٠١٠٧٧٨٨"),
        (Kind.PHONE, "555\n0107788"),
        (Kind.POSTAL, "  "),
        (Kind.POSTAL, "x" * 501),
        (Kind.POSTAL, "ﷺ" * 400),
        (Kind.POSTAL, "12 Quay\u202e Street"),
        (Kind.POSTAL, "12 Quay\0"),
    ],
)
def test_an_unfit_value_is_refused_and_nothing_changes(cast: Cast, kind: Kind, value: str) -> None:
    entries = Entry.objects.count()
    for work in (add, lambda cast, kind, value: change(cast, value, kind)):
        with pytest.raises(InvalidError) as refused:
            work(cast, kind, value)
        assert refused.value.field == "value"
    assert Entry.objects.count() == entries


@given(kind=st.sampled_from(Kind), value=st.text(max_size=30) | st.emails())
def test_any_value_is_cleaned_or_refused(kind: Kind, value: str) -> None:
    try:
        cleaned = clean_contact(kind, value)
    except InvalidError:
        return
    assert clean_contact(kind, cleaned.value) == cleaned
    assert 0 < len(cleaned.value) <= 500
    assert len(cleaned.normalised) <= 500


def test_it_counts_as_of_record_after_thirty_days(cast: Cast) -> None:
    new = add(cast, Kind.EMAIL, "new@harbour.example")
    moment = new.recorded_at
    assert not new.counts_for_security(moment)
    assert not new.counts_for_security(moment + MONTH - dt.timedelta(seconds=1))
    assert new.counts_for_security(moment + MONTH)


def test_a_changed_one_counts_no_more(cast: Cast) -> None:
    assert contact(cast).counts_for_security(clock.now())
    assert change(cast, "new@harbour.example")
    assert not contact(cast).counts_for_security(clock.now())


@pytest.mark.parametrize("kind", [Kind.EMAIL, Kind.PHONE, Kind.POSTAL])
def test_one_that_the_account_has_already_is_refused(cast: Cast, kind: Kind) -> None:
    entries = Entry.objects.count()
    with pytest.raises(InvalidError) as refused:
        add(cast, kind, contact(cast, kind).value.upper())
    assert refused.value.problem == "duplicate"
    assert Entry.objects.count() == entries


def test_none_can_be_changed_into_another(cast: Cast) -> None:
    add(cast, Kind.EMAIL, "new@harbour.example")
    entries, notices = Entry.objects.count(), Notice.objects.count()
    second = ContactOfRecord.objects.get(normalised="new@harbour.example")
    with pytest.raises(InvalidError) as refused, transaction.atomic():
        change_contact(second, "Office@harbour.example", actor=OPERATOR)
    assert refused.value.problem == "duplicate"
    assert (Entry.objects.count(), Notice.objects.count()) == (entries, notices)


def test_another_account_may_have_the_same(cast: Cast) -> None:
    with transaction.atomic():
        add_contact(cast.other, Kind.EMAIL, "office@harbour.example", actor=OPERATOR)
    assert ContactOfRecord.objects.filter(normalised="office@harbour.example").count() == 2


def test_the_same_value_is_no_change(cast: Cast) -> None:
    entries = Entry.objects.count()
    assert not change(cast, " office@harbour.example ")
    assert Entry.objects.count() == entries


def test_the_news_goes_to_the_address_that_was_there_before(cast: Cast) -> None:
    Notice.objects.all().delete()
    change(cast, "thief@elsewhere.example")
    told = set(Notice.objects.values_list("event", "address"))
    assert told == {("contact.changed", "office@harbour.example")}


def test_the_news_of_a_new_one_goes_to_those_before_it(cast: Cast) -> None:
    Notice.objects.all().delete()
    add(cast, Kind.EMAIL, "thief@elsewhere.example")
    assert set(Notice.objects.values_list("address", flat=True)) == {"office@harbour.example"}


def test_the_entry_tells_which_one_and_no_value(cast: Cast) -> None:
    change(cast, "new@harbour.example")
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.subject) == ("contact.changed", contact(cast).public_id)
    assert b"harbour" not in bytes(entry.leaf)


def test_it_shows_no_value_in_a_log(cast: Cast) -> None:
    assert "harbour" not in f"{contact(cast)} {contact(cast)!r}"
