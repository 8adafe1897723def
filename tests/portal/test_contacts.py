"""``/portal/contacts/`` and what is below it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import signed_in
from tests.verification.helping import granted
from tests.web.pages import read, said
from watchword.core import clock
from watchword.people.flows.add_own_contact import add_own_contact
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from tests.web.pages import Page

ADDRESS = "/portal/contacts/"
Kind = ContactOfRecord.Kind
OFFICE = "office@harbour.example"


def address_of(cast: Cast, kind: str = "email", place: str = "") -> str:
    return f"{ADDRESS}{cast.account.contacts.get(kind=kind).public_id}/{place}"


def rows(page: Page) -> list[str]:
    (found,) = (entry for entry in page.all("ul") if "contacts" in (entry.get("class") or ""))
    return [said(item) for item in found]


def test_each_stands_there_with_its_day_and_what_it_counts_for(cast: Cast) -> None:
    with clock.at(dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)):
        signed_in(cast.alice).post(address_of(cast, "phone"), {"value": "+1 555 010 4242"})
        first, phone, postal = rows(read(signed_in(cast.alice).get(ADDRESS)))
    assert "office@harbour.example" in first
    assert "Of record" in first
    assert "Of record from" not in first
    assert "+1 555 010 4242" in phone
    assert "Of record from 24 December 2026" in phone
    assert "12 Quay Street" in postal


def test_one_is_changed_and_the_change_is_in_force(cast: Cast) -> None:
    page = read(
        signed_in(cast.alice).post(address_of(cast), {"value": "new@harbour.example"}, follow=True)
    )
    assert page.messages() == ["Changed. It counts as of record for security in 30 days."]
    assert cast.account.contacts.get(kind="email").value == "new@harbour.example"


def test_the_same_value_changes_nothing(cast: Cast) -> None:
    page = read(signed_in(cast.alice).post(address_of(cast), {"value": OFFICE}, follow=True))
    assert page.messages() == ["The value is the one that was there. Nothing changed."]


def test_one_is_added(cast: Cast) -> None:
    page = read(
        signed_in(cast.alice).post(
            f"{ADDRESS}add/phone/", {"value": "+1 555 010 9999"}, follow=True
        )
    )
    assert page.messages() == ["Added. It counts as of record for security in 30 days."]
    assert any("+1 555 010 9999" in row for row in rows(page))


@pytest.mark.parametrize(
    ("kind", "value", "sentence"),
    [
        ("email", "", "Enter the new value."),
        ("email", "nowhere", "Enter an email address such as name@example.com."),
        ("email", OFFICE, "This account has that contact already."),
        ("phone", "call me", "Enter a phone number with 5 to 15 digits, such as +1 555 0100."),
        ("postal", "x" * 501, "Enter a value of at most 500 characters."),
    ],
)
def test_what_cannot_be_is_said_in_the_words_of_the_desk(
    cast: Cast, kind: str, value: str, sentence: str
) -> None:
    page = read(signed_in(cast.alice).post(f"{ADDRESS}add/{kind}/", {"value": value}))
    assert page.problems() == [sentence]
    assert page.title.startswith("Add a")
    box = page.field("id_value")
    assert (box.get("value") or (box.text or "").strip()) == value


def test_there_is_no_other_kind(cast: Cast) -> None:
    client = signed_in(cast.alice)
    assert client.get(f"{ADDRESS}add/pigeon/").status_code == 404
    assert client.post(f"{ADDRESS}add/pigeon/", {"value": "coo"}).status_code == 404


def test_removing_names_it_first(cast: Cast) -> None:
    client = signed_in(cast.alice)
    page = read(client.get(address_of(cast, "phone", "remove/")))
    assert page.title == "Remove +1 555 010 7788?"
    assert cast.account.contacts.filter(kind="phone").exists()
    page = read(client.post(address_of(cast, "phone", "remove/"), follow=True))
    assert page.messages() == ["Removed. Every email of record is told."]
    assert not cast.account.contacts.filter(kind="phone").exists()


def test_the_last_email_has_no_button_and_stays(cast: Cast) -> None:
    client = signed_in(cast.alice)
    page = read(client.get(ADDRESS))
    assert f"Remove {OFFICE}" not in page.text
    page = read(client.post(address_of(cast, "email", "remove/"), follow=True))
    assert "It stays: notices need an email that is of record." in page.text
    assert cast.account.contacts.filter(kind="email").exists()


def test_without_a_fresh_sign_in_nothing_is_changed(cast: Cast) -> None:
    client = signed_in(cast.alice)
    with clock.at(clock.now() + dt.timedelta(minutes=11)):
        for path, data in (
            (address_of(cast), {"value": "new@harbour.example"}),
            (address_of(cast, "phone", "remove/"), {}),
            (f"{ADDRESS}add/email/", {"value": "new@harbour.example"}),
        ):
            for answer in (client.get(path), client.post(path, data)):
                assert answer.status_code == 302
                assert answer.headers["Location"].startswith("/account/again/?next=")
        read(client.get(ADDRESS))
    assert cast.account.contacts.count() == 3
    assert cast.account.contacts.get(kind="email").value == OFFICE


def test_nobody_else_sees_or_changes_them(cast: Cast) -> None:
    paths = [address_of(cast), address_of(cast, "phone", "remove/")]
    for path in (ADDRESS, *paths):
        nobody_else_gets_in(cast, path)
    stranger = signed_in(cast.charlie)
    assert OFFICE not in read(stranger.get(ADDRESS)).text
    for path in paths:
        assert stranger.get(path).status_code == 404
        assert stranger.post(path, {"value": "evil@elsewhere.example"}).status_code == 404
    assert cast.account.contacts.get(kind="email").value == OFFICE


def test_an_account_without_contacts_is_told_what_that_means(cast: Cast) -> None:
    cast.other.contacts.all().delete()
    assert "No contacts of record" in read(signed_in(cast.charlie).get(ADDRESS)).text


def test_the_desk_sees_that_a_fresh_one_does_not_count(cast: Cast) -> None:
    """Changed, then a call at once: the agent is told not to call back there."""
    signed_in(cast.alice).post(address_of(cast, "phone"), {"value": "+1 555 010 6666"})
    desk = signed_in(cast.ann)
    granted(cast)
    page = read(desk.get(f"/desk/accounts/{cast.account.number}/"))
    assert "not yet of record" in page.text


def test_a_form_from_elsewhere_changes_nothing(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.alice.user)
    assert browser.post(address_of(cast), {"value": "evil@elsewhere.example"}).status_code == 403


def test_an_account_with_as_many_as_there_may_be_is_told(cast: Cast) -> None:
    for place in range(17):
        add_own_contact(cast.alice, Kind.EMAIL, f"p{place}@harbour.example")
    page = read(signed_in(cast.alice).post(f"{ADDRESS}add/email/", {"value": "one@more.example"}))
    assert page.problems() == ["An account has at most 20 contacts of record. Remove one first."]
