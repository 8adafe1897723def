"""``/portal/activity/``, and the page of one entry below it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.portal.happened import ADDRESS, a_right_pin, a_wrong_guess, entries, row
from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import make_account, make_administrator, signed_in
from tests.verification.helping import opened
from tests.web.pages import read, said
from watchword.core import clock
from watchword.core.actor import OPERATOR, Actor, ActorKind
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.flows.change_own_contact import change_own_contact
from watchword.pins.models import Pin
from watchword.portal.activity.kinds import HIDDEN, KIND_OF
from watchword.portal.activity.pages import ON_A_PAGE
from watchword.portal.activity.sentences import CONTACTS, SENTENCES
from watchword.verification.flows.submit_secret import submit_secret

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.support.cast import Cast
    from tests.web.pages import Page

WRONG = "A wrong Security PIN was given."
RIGHT = "Support verified somebody by the Security PIN."


def test_every_event_is_shown_with_its_sentence_or_left_out_for_a_reason() -> None:
    assert set(KIND_OF) | HIDDEN == set(Event)
    assert not set(KIND_OF) & HIDDEN
    contacts = {event for event, _kind in CONTACTS}
    assert set(KIND_OF) == set(SENTENCES) | contacts


def test_a_row_says_what_how_by_whom_for_whom_and_who_was_told(cast: Cast) -> None:
    a_right_pin(cast)
    Notice.objects.filter(address="office@harbour.example").update(state=Notice.State.SENT)
    words = row(read(signed_in(cast.alice).get(ADDRESS)), RIGHT)
    assert "just now" in words
    assert "by phone by Ann Agent of support for Alice Archer" in words
    assert "Notice on its way to alice@harbour.example" in words
    assert "Notice sent to office@harbour.example" in words
    assert "This wasn’t me" in words


def test_the_newest_comes_first(cast: Cast) -> None:
    a_wrong_guess(cast)
    a_right_pin(cast)
    found = entries(read(signed_in(cast.alice).get(ADDRESS)))
    assert found.index(RIGHT) < found.index(WRONG)


def test_its_owner_is_told_why_a_try_failed(cast: Cast) -> None:
    verification = opened(cast, cast.alice)
    Pin.objects.filter(administrator=cast.alice).update(failures=4)
    for _try in range(2):
        submit_secret(verification, "4073", submitter=cast.ann.actor())
    found = entries(read(signed_in(cast.alice).get(ADDRESS)))
    assert found[:3] == [
        "A Security PIN was tried while it was locked.",
        "A Security PIN was locked after too many wrong tries.",
        WRONG,
    ]


def test_a_contact_is_named_by_its_kind_and_never_by_its_value(cast: Cast) -> None:
    contact = cast.account.contacts.get(kind="phone")
    change_own_contact(cast.alice, contact.public_id, "+1 555 010 4242")
    page = read(signed_in(cast.alice).get(ADDRESS))
    assert entries(page)[0] == "A phone number of record was changed."
    assert "4242" not in page.text
    assert "7788" not in page.text


def test_the_account_pin_and_systems_are_named_as_what_they_are(cast: Cast) -> None:
    submit_secret(opened(cast), "4073", submitter=Actor(ActorKind.API_KEY, "key_1"))
    words = row(read(signed_in(cast.alice).get(ADDRESS)), WRONG)
    assert "by a system of Example Telephony for the account PIN" in words


def test_nothing_of_another_account_is_there(cast: Cast) -> None:
    a_wrong_guess(cast)
    page = read(signed_in(cast.charlie).get(ADDRESS))
    assert WRONG not in page.text
    assert "Alice" not in page.text
    assert "Ann" not in page.text


def test_a_person_of_another_account_has_no_name_here(cast: Cast) -> None:
    with transaction.atomic():
        record(
            Event.PIN_SET,
            actor=cast.charlie.actor(),
            account=cast.account.public_id,
            subject=cast.charlie.user.public_id,
        )
    page = read(signed_in(cast.alice).get(ADDRESS))
    assert "Charlie" not in page.text


def test_an_account_to_which_nothing_happened_says_so(cast: Cast) -> None:
    account = make_account("100400", "Quiet Mill")
    quiet = make_administrator(account, "quinn@mill.example", "Quinn Quist")
    Entry.objects.filter(account=account.public_id).update(event="conversation.opened")
    page = read(signed_in(quiet).get(ADDRESS))
    assert entries(page) == []
    assert "Nothing has happened yet" in page.text


def many(cast: Cast, count: int) -> None:
    """Record ``count`` entries, without the notices that recording queues."""
    moment = clock.now()
    Entry.objects.bulk_create(
        Entry(
            at=moment + dt.timedelta(microseconds=place),
            event=Event.SIGNED_IN.value,
            actor=str(cast.alice.actor()),
            account=cast.account.public_id,
            subject=cast.alice.public_id,
            leaf=b"{}",
        )
        for place in range(count)
    )


def shown(page: Page) -> list[str]:
    """Return where the entries of ``page`` lead."""
    return [heading[0].get("href") or "" for heading in page.all("h3")]


def test_pages_lead_to_older_and_back_to_newer(cast: Cast) -> None:
    client = signed_in(cast.alice)
    many(cast, ON_A_PAGE * 2 + 5)
    first = read(client.get(ADDRESS))
    second = read(client.get(ADDRESS + first.link("Older")))
    third = read(client.get(ADDRESS + second.link("Older")))
    assert [len(shown(page)) for page in (first, second)] == [ON_A_PAGE, ON_A_PAGE]
    every = shown(first) + shown(second) + shown(third)
    assert len(every) == len(set(every)) == entries_shown(cast)
    assert shown(read(client.get(ADDRESS + third.link("Newer")))) == shown(second)
    assert not [link for link in third.all("a") if said(link) == "Older"]
    assert not [link for link in first.all("a") if said(link) == "Newer"]


def entries_shown(cast: Cast) -> int:
    return Entry.objects.filter(account=cast.account.public_id, event__in=list(KIND_OF)).count()


@pytest.mark.parametrize("cursor", ["ent_unknown", "%00", "charlie's"])
def test_a_cursor_that_is_none_of_ours_shows_the_newest(cast: Cast, cursor: str) -> None:
    if cursor == "charlie's":
        others = Entry.objects.filter(account=cast.other.public_id)
        cursor = others.latest("pk").public_id
    client = signed_in(cast.alice)
    for name in ("before", "after"):
        assert shown(read(client.get(f"{ADDRESS}?{name}={cursor}"))) == shown(
            read(client.get(ADDRESS))
        )


def test_a_page_costs_the_same_however_many_entries_there_are(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(cast.alice)
    many(cast, 200)
    for _guess in range(3):
        a_wrong_guess(cast)
    with django_assert_max_num_queries(16):
        client.get(ADDRESS)


def test_an_entry_says_it_all(cast: Cast) -> None:
    entry = a_right_pin(cast)
    page = read(signed_in(cast.alice).get(f"{ADDRESS}{entry.public_id}/"))
    assert page.title == RIGHT
    for text in ("Ann Agent of support", "Alice Archer", "by phone", "Queued", entry.public_id):
        assert text in page.text
    assert page.link("This wasn’t me") == f"{ADDRESS}{entry.public_id}/dispute/"


def test_an_entry_tells_no_identifier_but_its_own(cast: Cast) -> None:
    entry = a_right_pin(cast)
    text = signed_in(cast.alice).get(f"{ADDRESS}{entry.public_id}/").content.decode()
    for prefix in ("agt_", "cnv_", "ver_", "grt_", "fact_", "sealed"):
        assert prefix not in text


def test_nobody_else_sees_an_entry(cast: Cast) -> None:
    entry = a_wrong_guess(cast)
    nobody_else_gets_in(cast, f"{ADDRESS}{entry.public_id}/")
    stranger = signed_in(cast.charlie)
    for place in ("", "dispute/"):
        assert stranger.get(f"{ADDRESS}{entry.public_id}/{place}").status_code == 404


@pytest.mark.parametrize("event", sorted(HIDDEN))
def test_what_is_not_on_the_list_has_no_page(cast: Cast, event: str) -> None:
    with transaction.atomic():
        entry = record(Event(event), actor=OPERATOR, account=cast.account.public_id)
    assert signed_in(cast.alice).get(f"{ADDRESS}{entry.public_id}/").status_code == 404
