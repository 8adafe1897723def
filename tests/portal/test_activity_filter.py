"""``/portal/activity/`` with something chosen: kind, person, channel, days."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.portal.happened import ADDRESS, a_right_pin, a_wrong_guess, entries
from tests.support.cast import ACCOUNT_PIN, Cast, signed_in
from tests.verification.helping import opened
from tests.web.pages import Page, read, said
from watchword.core import clock
from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.ledger.models import Entry
from watchword.people.flows.set_preferences import set_preferences
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Conversation

if TYPE_CHECKING:
    from watchword.people.models import Administrator

NEW_YEAR = dt.datetime(2026, 1, 1, 1, 30, tzinfo=dt.UTC)


def found(cast: Cast, query: str, who: Administrator | None = None) -> Page:
    return read(signed_in(who or cast.alice).get(f"{ADDRESS}?{query}"))


def test_a_kind_alone(cast: Cast) -> None:
    a_wrong_guess(cast)
    assert set(entries(found(cast, "kind=pin"))) == {"A Security PIN was set."}
    assert "A Security PIN was set." not in entries(found(cast, "kind=verification"))


def test_a_person_is_found_as_who_did_it_and_as_whom_it_is_about(cast: Cast) -> None:
    a_right_pin(cast)
    with transaction.atomic():
        record(
            Event.SIGNED_IN,
            actor=CALLER,
            account=cast.account.public_id,
            subject=cast.alice.user.public_id,
        )
    of_alice = entries(found(cast, f"person={cast.alice.public_id}"))
    assert "Signed in." in of_alice
    assert "Support verified somebody by the Security PIN." in of_alice
    of_bob = entries(found(cast, f"person={cast.bob.public_id}"))
    assert set(of_bob) == {"A Security PIN was set.", "An administrator was added."}


def test_one_of_support_is_found_once_they_acted(cast: Cast) -> None:
    def options(page: Page) -> list[str]:
        return [said(option) for option in page.field("id_person").iter("option")]

    assert "Ann Agent" not in options(found(cast, ""))
    a_wrong_guess(cast)
    page = found(cast, f"person={cast.ann.public_id}")
    assert "Ann Agent" in options(page)
    assert "Sue Supervisor" not in options(page)
    assert entries(page) == [
        "A wrong Security PIN was given.",
        "Support asked somebody to prove who they are.",
    ]


def test_the_account_pin_is_a_person_too(cast: Cast) -> None:
    a_right_pin(cast)
    submit_secret(opened(cast), ACCOUNT_PIN, submitter=cast.ann.actor())
    assert entries(found(cast, "person=account")) == [
        "Support verified somebody by the Security PIN.",
        "Support asked somebody to prove who they are.",
        "A Security PIN was set.",
    ]


@pytest.mark.parametrize("channel", ["phone", "email", "chat", "other"])
def test_a_channel_alone(cast: Cast, channel: str) -> None:
    a_wrong_guess(cast)
    Conversation.objects.update(channel=channel)
    for way in ("phone", "email", "chat", "other", "portal"):
        there = "A wrong Security PIN was given." in entries(found(cast, f"way={way}"))
        assert there == (way == channel)


def test_the_portal_and_the_provider_are_ways_too(cast: Cast) -> None:
    a_wrong_guess(cast)
    assert set(entries(found(cast, "way=portal"))) == {"A Security PIN was set."}
    assert "The account was established." in entries(found(cast, "way=provider"))


@pytest.mark.parametrize(
    ("zone", "day"), [("UTC", "2026-01-01"), ("America/New_York", "2025-12-31")]
)
def test_a_day_is_one_of_the_reader(cast: Cast, zone: str, day: str) -> None:
    entry = a_wrong_guess(cast)
    Entry.objects.filter(pk=entry.pk).update(at=NEW_YEAR)
    set_preferences(cast.alice.user, language="en", time_zone=zone)
    assert entries(found(cast, f"since={day}&until={day}")) == ["A wrong Security PIN was given."]
    next_day = dt.date.fromisoformat(day) + dt.timedelta(days=1)
    assert "A wrong Security PIN was given." not in entries(found(cast, f"since={next_day}"))


@pytest.mark.parametrize(
    "query",
    [
        "since=0001-01-01",
        "until=9999-12-31",
        "since=yesterday",
        "kind=everything",
        "way=pigeon",
        "person=adm_unknown",
        "person=%00",
    ],
)
def test_what_cannot_be_is_said_and_left_out(cast: Cast, query: str) -> None:
    page = found(cast, query)
    assert entries(page) == entries(found(cast, ""))
    assert [box for box in page.all("div") if "has-error" in (box.get("class") or "")]


def test_another_accounts_person_cannot_be_chosen(cast: Cast) -> None:
    page = found(cast, f"person={cast.charlie.public_id}")
    assert "Charlie" not in page.text
    assert entries(page) == entries(found(cast, ""))


def test_where_nothing_fits_the_way_back_is_shown(cast: Cast) -> None:
    page = found(cast, "kind=phone_support")
    assert "Nothing fits the filter" in page.text
    assert ADDRESS in {link.get("href") for link in page.all("a") if said(link) == "Show all"}


def test_other_pages_and_the_file_keep_what_was_chosen(cast: Cast) -> None:
    for _guess in range(30):
        with clock.at(clock.now() + dt.timedelta(hours=_guess)):
            a_wrong_guess(cast)
    page = found(cast, "kind=verification&way=phone")
    older = page.link("Older")
    assert "kind=verification" in older
    assert "way=phone" in older
    assert page.link("Download as CSV") == ("/portal/activity/export/?kind=verification&way=phone")
