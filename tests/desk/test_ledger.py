"""``/ledger/``: entries, to read, for auditors and supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.desk import page, verified
from tests.support.cast import ALICE_PIN, signed_in
from watchword.desk.views import ledger
from watchword.ledger.models import Entry

if TYPE_CHECKING:
    from tests.support.cast import Cast

URL = "/ledger/"


@pytest.mark.parametrize("reader", ["aud", "sue"])
def test_entries_stand_with_account_numbers_and_names_of_staff(cast: Cast, reader: str) -> None:
    verified(cast, ALICE_PIN)
    found = page(signed_in(getattr(cast, reader)).get(URL))
    assert found.heading() == "Ledger"
    newest = found.texts("tr")[1]
    assert "verification.verified A person was verified. Ann Agent agent 100200" in newest
    assert newest.endswith(cast.alice.public_id)


def test_it_holds_no_personal_data_of_customers(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    assert page(signed_in(cast.aud).get(URL)).shown() == []


def test_it_is_filtered_by_account_number(cast: Cast) -> None:
    found = page(signed_in(cast.aud).get(URL, {"account": "100300"}))
    assert found.texts("tbody")
    assert "100200" not in found.texts("tbody")[0]


def test_it_is_filtered_by_event(cast: Cast) -> None:
    rows = page(signed_in(cast.aud).get(URL, {"event": "agent.added"})).texts("tr")[1:]
    assert len(rows) == 3
    assert all("agent.added" in row for row in rows)


@pytest.mark.parametrize("number", ["999999", "' OR 1=1 --"])
def test_an_unknown_account_has_no_entries(cast: Cast, number: str) -> None:
    found = page(signed_in(cast.aud).get(URL, {"account": number}))
    assert "No entries" in found.texts("h2")


def test_an_unknown_event_filters_nothing(cast: Cast) -> None:
    assert page(signed_in(cast.aud).get(URL, {"event": "made.up"})).texts("tbody")


def test_it_comes_in_pages_that_keep_the_filter(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger, "PAGE", 2)
    client = signed_in(cast.aud)
    first = page(client.get(URL, {"account": "100200"}))
    assert len(first.texts("tr")) == 3
    (older,) = first.values("a", "href", rel="next")
    assert older == "?account=100200&page=2"
    second = page(client.get(URL + older))
    assert second.values("a", "href", rel="prev") == ["?account=100200&page=1"]
    assert set(first.texts("tr")[1:]).isdisjoint(second.texts("tr")[1:])


@pytest.mark.parametrize("number", ["0", "-1", "9999", "x"])
def test_a_page_that_is_not_there_is_the_nearest(cast: Cast, number: str) -> None:
    assert page(signed_in(cast.aud).get(URL, {"page": number})).texts("tbody")


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_it_is_only_read(cast: Cast, method: str) -> None:
    before = Entry.objects.count()
    assert getattr(signed_in(cast.aud), method)(URL).status_code == 405
    assert Entry.objects.count() == before


def test_its_links_are_for_those_who_may_follow_them(cast: Cast) -> None:
    assert "/desk/" in page(signed_in(cast.sue).get(URL)).values("a", "href")
    assert "/desk/" not in page(signed_in(cast.aud).get(URL)).values("a", "href")
