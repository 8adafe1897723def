"""What a search at the desk finds, and that it is no way to browse customers."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.support.cast import Cast, make_account, make_administrator
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_contact import add_contact
from watchword.people.models import ContactOfRecord
from watchword.people.queries import account_by_number, administrator_by, search_accounts


def found(text: str) -> list[tuple[str, str]]:
    return [(match.number, match.matched_on) for match in search_accounts(text)]


@pytest.mark.parametrize(
    ("text", "matched_on"),
    [
        ("100200", "number"),
        (" 100200 ", "number"),
        ("office@harbour.example", "email"),
        ("OFFICE@Harbour.EXAMPLE", "email"),
        ("alice@harbour.example", "email"),
        ("+1 555 010 7788", "phone"),
        ("5550107788", "phone"),
        ("010-7788", "phone"),
        ("bakery", "name"),
        ("HARBOUR  bak", "name"),
        ("alice arch", "administrator"),
    ],
)
def test_an_account_is_found_by(cast: Cast, text: str, matched_on: str) -> None:
    assert found(text) == [("100200", matched_on)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "ha",
        "office@harbour",
        "harbour.example@",
        "@harbour.example",
        "fice@harbour.example",
        "7788",
        "07788",
        "%",
        "%%%",
        "___",
        "h%y",
        "%@harbour.example",
        "______@harbour.example",
        "harbour_bakery",
        "\\",
        "100%",
        "'; --",
        "Harbour\0",
        "١٠٠٢٠٠",
        "bakery\u202e",
    ],
)
def test_nothing_is_found_by(cast: Cast, text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("sign", ["%", "_", "\\", "'", '"'])
def test_a_sign_that_databases_use_is_only_itself(cast: Cast, sign: str) -> None:
    make_account("100400", f"Fifty{sign} Off")
    make_account("100500", "Fifty Five Off")
    assert found(f"fifty{sign} off") == [("100400", "name")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Straßenbäckerei", "STRASSENBÄCKEREI"),
        ("ÅNGSTRÖM", "a\N{COMBINING RING ABOVE}ngstro\N{COMBINING DIAERESIS}m"),
        ("Καφενείο ΣΊΣΥΦΟΣ", "σίσυφοσ"),
        ("ＦＵＬＬ Width", "full width"),
        ("Кафе Ёлка", "кафе ёлка"),
        ("ﬁne ﬂour", "FINE FLOUR"),
        ("İstanbul", "i\N{COMBINING DOT ABOVE}stanbul"),
    ],
)
def test_a_name_is_found_however_it_is_written(cast: Cast, name: str, text: str) -> None:
    make_account("100400", name)
    assert found(text) == [("100400", "name")]


def test_what_is_shown_is_masked(cast: Cast) -> None:
    (match,) = search_accounts("100200")
    assert match.masked_name == "H••• B•••"
    assert "Harbour" not in repr(match)


def test_each_account_is_found_once(cast: Cast) -> None:
    make_administrator(cast.account, "harbour@harbour.example", "Harbour Harris")
    assert found("harbour") == [("100200", "name")]


def test_many_are_cut_off(cast: Cast) -> None:
    for place in range(30):
        make_account(f"77{place:04}", "Chain Store")
    assert len(search_accounts("chain store")) == 25
    assert [match.number for match in search_accounts("chain store", limit=2)] == [
        "770000",
        "770001",
    ]


def test_the_number_itself_comes_before_others_that_begin_so(cast: Cast) -> None:
    make_account("1002", "Exactly")
    make_account("1002001", "Longer")
    assert found("1002") == [("1002", "number"), ("100200", "number"), ("1002001", "number")]


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30))
def test_whatever_is_typed_is_answered_with_few_statements(cast: Cast, text: str) -> None:
    with CaptureQueriesContext(connection) as statements:
        matches = search_accounts(text)
    assert len(matches) <= 2
    assert len(statements) <= 5


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40), st.text(max_size=40))
def test_a_claim_in_any_words_is_looked_up_without_an_error(
    cast: Cast, number: str, public_id: str
) -> None:
    account = account_by_number(number)
    assert account is None or account.number == number.strip()
    assert administrator_by("100200", public_id) is None


def test_contacts_of_another_kind_are_not_searched(cast: Cast) -> None:
    with transaction.atomic():
        add_contact(
            cast.other, ContactOfRecord.Kind.POSTAL, "Unit 5550107788, Pier 4", actor=OPERATOR
        )
    assert found("5550107788") == [("100200", "phone")]
