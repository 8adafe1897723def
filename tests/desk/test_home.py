"""``/desk/``: find an account, and the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.desk import attempt, call, page
from tests.support.cast import ALICE_PIN, WRONG_PIN, make_account, signed_in
from watchword.people.models import Account
from watchword.verification.flows.end_conversation import end_conversation

if TYPE_CHECKING:
    from tests.support.cast import Cast

URL = "/desk/"


def test_without_a_query_it_says_how_to_begin(cast: Cast) -> None:
    shown = page(signed_in(cast.ann).get(URL))
    assert shown.heading() == "Who is it about?"
    assert shown.values("input", "id", type="search") == ["id_q"]
    assert "Find an account" in shown.texts("label")
    assert "None is open." in shown.text


@pytest.mark.parametrize(
    ("query", "matched"),
    [
        ("100200", "by account number"),
        ("harbour bak", "by name"),
        ("010 7788", "by phone"),
        ("office@harbour.example", "by email"),
        ("alice arch", "by an administrator’s name"),
    ],
)
def test_a_match_is_masked_and_says_what_it_matched_on(
    cast: Cast, query: str, matched: str
) -> None:
    shown = page(signed_in(cast.ann).get(URL, {"q": query}))
    assert shown.heading() == "1 account found"
    (result,) = [text for text in shown.texts("a") if text.startswith("100200")]
    assert result == f"100200 H••• B••• {matched}"


def test_results_hold_nothing_in_clear(cast: Cast) -> None:
    assert page(signed_in(cast.ann).get(URL, {"q": "100"})).shown() == []


def test_the_first_result_takes_the_focus(cast: Cast) -> None:
    shown = page(signed_in(cast.ann).get(URL, {"q": "100"}))
    assert shown.values("a", "href", autofocus="") == ["/desk/accounts/100200/"]


def test_no_match_says_what_to_try(cast: Cast) -> None:
    shown = page(signed_in(cast.ann).get(URL, {"q": "<nobody> & Co"}))
    assert shown.heading() == "No account found"
    assert "a whole email address" in shown.text
    assert "<nobody>" not in shown.text


def test_a_closed_account_is_marked(cast: Cast) -> None:
    Account.objects.filter(pk=cast.other.pk).update(status="closed")
    shown = page(signed_in(cast.ann).get(URL, {"q": "100300"}))
    assert shown.texts("span", "badge") == ["Closed"]


def test_a_very_long_query_is_cut(cast: Cast) -> None:
    assert page(signed_in(cast.ann).get(URL, {"q": "x" * 5000})).heading() == "No account found"


def test_the_queue_holds_my_open_conversations_with_their_verdicts(cast: Cast) -> None:
    attempt(call(cast.ann, cast.account, cast.alice), ALICE_PIN)
    attempt(call(cast.ann, cast.other, cast.charlie), WRONG_PIN)
    end_conversation(cast.ann, call(cast.ann, cast.account, None))
    call(cast.sue, cast.account, None)
    shown = page(signed_in(cast.ann).get(URL))
    waiting = [text for text in shown.texts("a") if "just now" in text]
    assert waiting == [
        "100300 1 N••• C••• Refused just now",
        "100200 2 H••• B••• Verified just now",
    ]
    assert shown.shown() == []


def test_a_number_of_fifteen_digits_and_an_arabic_name(cast: Cast) -> None:
    make_account("401122334455667", "شركة الميناء للاتصالات")
    shown = page(signed_in(cast.ann).get(URL, {"q": "401122334455667"}))
    assert "401122334455667 ش••• ا••• ل••• by account number" in shown.texts("a")
