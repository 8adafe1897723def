"""``/portal/users/administrators/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, make_administrator, signed_in
from tests.web.pages import read, said
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from tests.web.pages import Page

ADDRESS = "/portal/users/administrators/"
ARABIC = "يوسف عبد الرحمن الحسيني"
LONG = "Maximiliane-Charlotte von Wolkenstein-Trostburg zu Hohenberg"


def rows(page: Page) -> list[str]:
    return [said(row) for row in page.all("tr", role="row")[1:]]


def test_there_is_a_row_for_each(cast: Cast) -> None:
    Pin.objects.filter(administrator=cast.bob).update(failures=settings.WATCHWORD.pin_attempts)
    make_administrator(cast.account, "dora@harbour.example", "Dora Dahl", authorised=False)
    page = read(signed_in(cast.alice).get(ADDRESS))
    assert rows(page) == [
        "Alice Archer You alice@harbour.example Authorised PIN set Edit Alice Archer",
        "Bob Breton bob@harbour.example Authorised PIN locked Edit Bob Breton",
        "Dora Dahl dora@harbour.example Not authorised PIN not set Edit Dora Dahl",
    ]
    assert [said(link) for link in page.all("a", aria_current="page")] == ["Manage administrators"]


def test_the_pencil_is_a_link_to_the_person(cast: Cast) -> None:
    page = read(signed_in(cast.alice).get(ADDRESS))
    assert page.link("Edit Bob Breton") == f"{ADDRESS}{cast.bob.public_id}/"


def test_two_of_one_name_are_told_apart_by_their_email(cast: Cast) -> None:
    other = make_administrator(cast.account, "bob2@harbour.example", "Bob Breton")
    page = read(signed_in(cast.alice).get(ADDRESS))
    pencils = [link for link in page.all("a") if said(link) == "Edit Bob Breton"]
    assert [said(page.field(link.get("aria-describedby") or "")) for link in pencils] == [
        "bob@harbour.example",
        "bob2@harbour.example",
    ]
    assert (pencils[1].get("href") or "").endswith(f"/{other.public_id}/")


def test_names_of_any_script_and_length_stand_there_whole(cast: Cast) -> None:
    for number, name in enumerate((ARABIC, LONG, "<b>Robert</b>")):
        make_administrator(cast.account, f"n{number}@harbour.example", name)
    page = read(signed_in(cast.alice).get(ADDRESS))
    for name in (ARABIC, LONG, "<b>Robert</b>"):
        assert page.link(f"Edit {name}")


def test_nobody_of_another_account_is_listed(cast: Cast) -> None:
    assert "Charlie" not in read(signed_in(cast.alice).get(ADDRESS)).text


def test_two_hundred_come_in_pages(
    cast: Cast, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(118):
        make_administrator(cast.other, f"n{number:03}@northwind.example", f"Person {number:03}")
    browser = signed_in(cast.charlie)
    with django_assert_max_num_queries(8):
        page = read(browser.get(ADDRESS))
    assert len(rows(page)) == 50
    assert "1 to 50 of 119" in page.text
    assert page.link("Next") == "?page=2"
    last = read(browser.get(ADDRESS, {"page": "3"}))
    assert len(rows(last)) == 19
    assert last.link("Previous") == "?page=2"
    assert len(rows(read(browser.get(ADDRESS, {"page": "nonsense"})))) == 50


def test_one_finds_a_person_by_name_or_email(cast: Cast) -> None:
    browser = signed_in(cast.alice)
    assert len(rows(read(browser.get(ADDRESS, {"q": "BRET"})))) == 1
    assert len(rows(read(browser.get(ADDRESS, {"q": "alice@"})))) == 1
    page = read(browser.get(ADDRESS, {"q": "<zzz>"}))
    assert "Nobody found" in page.text
    assert page.link("Show all") == ADDRESS
    assert page.field("id_q").get("value") == "<zzz>"


def test_a_found_person_stays_found_on_the_next_page(cast: Cast) -> None:
    for number in range(51):
        make_administrator(cast.account, f"n{number}@harbour.example", f"Same Name {number}")
    page = read(signed_in(cast.alice).get(ADDRESS, {"q": "same"}))
    assert page.link("Next") == "?q=same&page=2"


def test_nobody_else_gets_in(cast: Cast) -> None:
    nobody_else_gets_in(cast, ADDRESS)
