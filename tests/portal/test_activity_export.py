"""``/portal/activity/export/``."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.portal.happened import ADDRESS, a_right_pin, a_wrong_guess
from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import Cast, signed_in
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.ledger.models import Entry
from watchword.portal.activity import export
from watchword.portal.activity.kinds import KIND_OF

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries

    from watchword.people.models import Administrator

EXPORT = f"{ADDRESS}export/"


def loaded(person: Administrator, query: str = "") -> list[dict[str, str]]:
    """Return the lines of the file that ``person`` loads down, as a spreadsheet reads them."""
    answer = signed_in(person).get(f"{EXPORT}?{query}")
    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]  # it streams
    assert content.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), strict=True))


def test_it_holds_every_entry_the_newest_first(cast: Cast) -> None:
    a_wrong_guess(cast)
    lines = loaded(cast.alice)
    shown = Entry.objects.filter(account=cast.account.public_id, event__in=list(KIND_OF))
    assert [line["Reference"] for line in lines] == [
        entry.public_id for entry in shown.order_by("-pk")
    ]


def test_a_line_says_what_the_page_says(cast: Cast) -> None:
    entry = a_right_pin(cast)
    line = loaded(cast.alice)[0]
    assert line == {
        "Time (UTC)": entry.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "Time (yours)": entry.at.strftime("%Y-%m-%d %H:%M:%S"),
        "Kind": "Verifications",
        "What happened": "Support verified somebody by the Security PIN.",
        "How": "by phone",
        "By": "Ann Agent of support",
        "For": "Alice Archer",
        "Notices": "alice@harbour.example (Queued); office@harbour.example (Queued)",
        "Reported as not you": "",
        "Reference": entry.public_id,
    }


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_a_name_is_no_formula(cast: Cast, sign: str) -> None:
    cast.bob.user.name = f'{sign}HYPERLINK("https://evil.example")'
    cast.bob.user.save()
    lines = loaded(cast.alice, f"person={cast.bob.public_id}")
    assert {line["For"] or line["By"] for line in lines} == {f"'{cast.bob.user.name}"}


def test_it_is_filtered_as_the_page_is(cast: Cast) -> None:
    a_wrong_guess(cast)
    lines = loaded(cast.alice, f"kind=verification&person={cast.ann.public_id}&way=phone")
    assert [line["What happened"] for line in lines] == [
        "A wrong Security PIN was given.",
        "Support asked somebody to prove who they are.",
    ]
    assert loaded(cast.alice, "kind=verification&way=email") == []


def test_nothing_of_another_account_is_in_it(cast: Cast) -> None:
    a_wrong_guess(cast)
    content = str(loaded(cast.charlie))
    assert "Charlie Chen" in content
    for word in ("Alice", "Ann", "harbour"):
        assert word not in content


def test_it_comes_in_parts_that_lose_nothing(
    cast: Cast,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    whole = loaded(cast.alice)
    monkeypatch.setattr(export, "AT_ONCE", 3)
    assert loaded(cast.alice) == whole
    monkeypatch.setattr(export, "AT_ONCE", 500)
    with transaction.atomic():
        for _entry in range(50):
            record(Event.SIGNED_IN, actor=cast.alice.actor(), account=cast.account.public_id)
    with django_assert_max_num_queries(30):
        assert len(loaded(cast.alice)) == len(whole) + 50


def test_it_is_a_file_that_nobody_keeps(cast: Cast) -> None:
    answer = signed_in(cast.alice).get(EXPORT)
    assert answer.streaming
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="security-activity-100200-'
    )
    assert "no-store" in answer.headers["Cache-Control"]


def test_nobody_else_loads_it(cast: Cast) -> None:
    nobody_else_gets_in(cast, EXPORT)
