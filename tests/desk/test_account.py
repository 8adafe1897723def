"""``/desk/accounts/NUMBER/``: closed, or in full under a grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tests.desk.desk import GRANT, attempt, call, page, verified
from tests.support.cast import (
    ACCOUNT_PIN,
    ALICE_PIN,
    WRONG_PIN,
    make_account,
    make_administrator,
    signed_in,
)
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_contact import add_contact
from watchword.people.models import Account, ContactOfRecord
from watchword.verification.flows.end_conversation import end_conversation

if TYPE_CHECKING:
    from tests.support.cast import Cast

URL = "/desk/accounts/100200/"


def test_without_a_grant_there_is_nothing_but_a_masked_name(cast: Cast) -> None:
    shown = page(signed_in(cast.ann).get(URL))
    assert shown.heading() == "H••• B•••"
    assert "Closed until somebody is verified" in shown.text
    assert shown.shown() == []


def test_it_asks_who_is_calling_and_chooses_an_authorised_one(cast: Cast) -> None:
    cast.alice.authorised_to_contact_support = False
    cast.alice.save()
    shown = page(signed_in(cast.ann).get(URL))
    people = shown.texts("label", "desk-person")
    assert people[0] == "A••• A••• a•••@h•••.example Not authorised to contact support"
    assert people[1] == "B••• B••• b•••@h•••.example"
    assert people[2].startswith("Account PIN (names nobody)")
    assert shown.values("input", "value", type="radio", checked="") == [cast.bob.public_id]
    assert "Start verification" in " ".join(shown.texts("button"))


def test_with_nobody_authorised_the_account_pin_is_chosen(cast: Cast) -> None:
    make_account("100400", "Empty Co")
    shown = page(signed_in(cast.ann).get("/desk/accounts/100400/"))
    assert shown.values("input", "value", type="radio", checked="") == ["account"]


def test_two_people_with_the_same_masks_are_told_apart(cast: Cast) -> None:
    make_administrator(cast.account, "adam@harbour.example", "Adam Abel")
    people = page(signed_in(cast.ann).get(URL)).texts("label", "desk-person")
    assert people[0].endswith("1 of 2 alike, oldest first")
    assert people[2].endswith("2 of 2 alike, oldest first")


def test_it_leads_to_the_conversation_that_is_open(cast: Cast) -> None:
    mine = call(cast.ann, cast.account, cast.alice)
    address = f"/desk/conversations/{mine.public_id}/"
    assert address in page(signed_in(cast.ann).get(URL)).text
    assert address not in page(signed_in(cast.sue).get(URL)).text


def test_a_closed_customer_is_said_to_be_one(cast: Cast) -> None:
    Account.objects.filter(pk=cast.account.pk).update(status="closed")
    shown = page(signed_in(cast.ann).get(URL))
    assert "Nobody can be verified for it." in shown.text
    assert "Start verification" not in " ".join(shown.texts("button"))


def test_an_unknown_number_is_not_found(cast: Cast) -> None:
    assert signed_in(cast.ann).get("/desk/accounts/999999/").status_code == 404


def test_with_a_grant_it_is_shown_in_full(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    shown = page(signed_in(cast.ann).get(URL))
    assert shown.heading() == "Harbour Bakery"
    assert shown.texts("h2")[0] == "Verified: Alice Archer"
    for text in ("office@harbour.example", "+1 555 010 7788", "12 Quay Street", "bob@harbour"):
        assert text in shown.text
    assert ALICE_PIN not in shown.text


def test_with_a_grant_another_caller_can_be_asked_for(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    shown = page(signed_in(cast.ann).get(URL))
    assert "Another caller for this account" in shown.texts("summary")
    assert shown.values("input", "value", type="radio", checked="") == [cast.bob.public_id]
    assert shown.values("details", "open") == []


def test_a_grant_that_names_nobody_says_so(cast: Cast) -> None:
    attempt(call(cast.ann, cast.account, None), ACCOUNT_PIN)
    shown = page(signed_in(cast.ann).get(URL))
    assert shown.texts("h2")[0] == "Verified: Account PIN, names nobody"


def test_the_states_of_pins_are_shown_and_fresh_ones_marked(cast: Cast) -> None:
    make_administrator(cast.account, "cleo@harbour.example", "Cleo Cole")
    for _ in range(5):
        attempt(call(cast.sue, cast.account, cast.bob), WRONG_PIN)
    with clock.at(clock.now() + 400 * GRANT):
        verified(cast, ALICE_PIN)
        people = page(signed_in(cast.ann).get(URL)).texts("li")
    alice, bob, cleo = (next(t for t in people if t.startswith(n)) for n in ("Al", "Bob", "Cleo"))
    assert "PIN set" in alice
    assert "PIN locked" in bob
    assert "No PIN" in cleo
    verified(cast, ALICE_PIN)
    assert "Fresh PIN" in page(signed_in(cast.ann).get(URL)).text


def test_a_young_contact_is_not_yet_of_record(cast: Cast) -> None:
    with transaction.atomic():
        phone = ContactOfRecord.Kind.PHONE
        add_contact(cast.account, phone, "+1 555 010 9912", actor=OPERATOR)
    verified(cast, ALICE_PIN)
    rows = page(signed_in(cast.ann).get(URL)).texts("li")
    marked = [row for row in rows if "not yet of record" in row]
    assert len(marked) == 1
    assert "9912" in marked[0]


def test_a_grant_that_ran_out_shows_nothing(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    with clock.at(clock.now() + GRANT):
        assert page(signed_in(cast.ann).get(URL)).shown() == []


def test_an_ended_conversation_shows_nothing(cast: Cast) -> None:
    end_conversation(cast.ann, verified(cast, ALICE_PIN))
    assert page(signed_in(cast.ann).get(URL)).shown() == []


def test_the_grant_of_another_agent_opens_nothing(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    assert page(signed_in(cast.sue).get(URL)).shown() == []


def test_the_grant_for_another_account_opens_nothing(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    shown = page(signed_in(cast.ann).get("/desk/accounts/100300/"))
    assert shown.shown() == []
