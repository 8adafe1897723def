"""Contacts of record as administrators handle them: what is refused, who is told, what counts when."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.support.together import at_once
from watchword.core import clock
from watchword.core.errors import InvalidError, NotFoundError
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.errors import LastEmailError
from watchword.people.flows.add_own_contact import MOST, add_own_contact
from watchword.people.flows.change_own_contact import change_own_contact
from watchword.people.flows.remove_own_contact import remove_own_contact
from watchword.people.models import ContactOfRecord, Recovery
from watchword.people.models.contact import OF_RECORD_AFTER

if TYPE_CHECKING:
    from tests.support.cast import Cast

Kind = ContactOfRecord.Kind
OFFICE, EVIL = "office@harbour.example", "evil@elsewhere.example"
LATER = OF_RECORD_AFTER + dt.timedelta(seconds=1)


def contact(cast: Cast, value: str = OFFICE) -> ContactOfRecord:
    return ContactOfRecord.objects.get(account=cast.account, value=value)


def told_of(event: str) -> set[str]:
    return set(Notice.objects.filter(event=event).values_list("address", flat=True))


def test_a_changed_contact_counts_for_nothing_for_thirty_days(cast: Cast) -> None:
    change_own_contact(cast.alice, contact(cast).public_id, EVIL)
    changed = contact(cast, EVIL)
    assert not changed.counts_for_security(clock.now())
    almost = changed.recorded_at + OF_RECORD_AFTER - dt.timedelta(seconds=1)
    assert not changed.counts_for_security(almost)
    assert changed.counts_for_security(clock.now() + LATER)


def test_an_added_one_does_not_count_either(cast: Cast) -> None:
    added = add_own_contact(cast.alice, Kind.PHONE, "+1 555 010 6666")
    assert not added.counts_for_security(clock.now())


def test_the_old_address_is_told_and_the_new_one_is_not(cast: Cast) -> None:
    change_own_contact(cast.alice, contact(cast).public_id, EVIL)
    assert told_of("contact.changed") == {OFFICE}


def test_a_removed_address_is_told_that_it_was(cast: Cast) -> None:
    with clock.at(clock.now() - LATER):
        add_own_contact(cast.alice, Kind.EMAIL, "second@harbour.example")
    remove_own_contact(cast.alice, contact(cast).public_id)
    assert told_of("contact.removed") == {OFFICE, "second@harbour.example"}
    assert not ContactOfRecord.objects.filter(value=OFFICE).exists()
    entry = Entry.objects.get(event="contact.removed")
    assert entry.actor == str(cast.alice.actor())
    assert OFFICE.encode() not in bytes(entry.leaf)


def test_one_who_gets_in_cannot_be_the_only_one_who_is_told(cast: Cast) -> None:
    add_own_contact(cast.alice, Kind.EMAIL, EVIL)
    with pytest.raises(LastEmailError):
        remove_own_contact(cast.alice, contact(cast).public_id)
    assert {OFFICE, EVIL} == set(
        cast.account.contacts.filter(kind=Kind.EMAIL).values_list("value", flat=True)
    )


def test_the_last_email_stays_even_where_none_counts_yet(cast: Cast) -> None:
    change_own_contact(cast.alice, contact(cast).public_id, "new@harbour.example")
    with pytest.raises(LastEmailError):
        remove_own_contact(cast.alice, contact(cast, "new@harbour.example").public_id)


@pytest.mark.parametrize("kind", [Kind.PHONE, Kind.POSTAL])
def test_the_last_of_another_kind_can_go(cast: Cast, kind: Kind) -> None:
    remove_own_contact(cast.alice, cast.account.contacts.get(kind=kind).public_id)
    assert not cast.account.contacts.filter(kind=kind).exists()


def test_one_put_down_again_begins_anew(cast: Cast) -> None:
    phone = cast.account.contacts.get(kind=Kind.PHONE)
    remove_own_contact(cast.alice, phone.public_id)
    again = add_own_contact(cast.alice, Kind.PHONE, phone.value)
    assert not again.counts_for_security(clock.now())


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        (Kind.EMAIL, "not an address", "email"),
        (Kind.EMAIL, OFFICE.upper(), "duplicate"),
        (Kind.PHONE, "call me", "phone"),
        (Kind.PHONE, "15550107788", "duplicate"),
        (Kind.POSTAL, "x" * 501, "value"),
    ],
)
def test_an_unfit_value_changes_nothing(cast: Cast, kind: Kind, value: str, problem: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(InvalidError) as refused:
        add_own_contact(cast.alice, kind, value)
    assert refused.value.problem == problem
    assert Entry.objects.count() == before
    assert not Notice.objects.filter(event="contact.added", at__gt=clock.now()).exists()


def test_an_account_cannot_be_made_to_flood_the_world(cast: Cast) -> None:
    for place in range(MOST - cast.account.contacts.count()):
        add_own_contact(cast.alice, Kind.EMAIL, f"person{place}@elsewhere.example")
    with pytest.raises(InvalidError) as refused:
        add_own_contact(cast.alice, Kind.EMAIL, EVIL)
    assert refused.value.problem == "too_many"


def test_a_stranger_finds_no_contact(cast: Cast) -> None:
    theirs = contact(cast).public_id
    with pytest.raises(NotFoundError):
        change_own_contact(cast.charlie, theirs, EVIL)
    with pytest.raises(NotFoundError):
        remove_own_contact(cast.charlie, theirs)
    assert contact(cast).value == OFFICE


def test_a_recovery_that_waits_for_it_is_stopped(cast: Cast) -> None:
    with clock.at(clock.now() - LATER):
        add_own_contact(cast.alice, Kind.EMAIL, "second@harbour.example")
    recovery = Recovery.objects.create(
        user=cast.bob.user,
        contact=contact(cast),
        pepper_id="p",
        token_hash="a",
        stop_token_hash="b",
        ready_at=clock.now(),
        expires_at=clock.now() + dt.timedelta(days=3),
    )
    remove_own_contact(cast.alice, contact(cast).public_id)
    recovery.refresh_from_db()
    assert recovery.stopped_at is not None
    assert recovery.contact is None
    assert Entry.objects.filter(event="recovery.stopped").exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_remove_the_last_two_emails_at_once_one_may(cast: Cast) -> None:
    with clock.at(clock.now() - LATER):
        add_own_contact(cast.alice, Kind.EMAIL, "second@harbour.example")
    emails = cast.account.contacts.filter(kind=Kind.EMAIL).values_list("public_id", flat=True)
    answers = at_once(
        [
            lambda who=who, email=email: remove_own_contact(who, email)  # type: ignore[misc]  # defaults
            for who, email in zip((cast.alice, cast.bob), list(emails), strict=True)
        ]
    )
    assert [type(answer) for answer in answers if answer] == [LastEmailError]
    assert cast.account.contacts.filter(kind=Kind.EMAIL).count() == 1
