"""``/desk/conversations/ID/``: the verdict, and the account as far as it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.desk import GRANT, WAIT, Page, attempt, call, page, verified
from tests.support.cast import (
    ACCOUNT_PIN,
    ALICE_PIN,
    WRONG_PIN,
    make_account,
    make_administrator,
    signed_in,
)
from watchword.core import clock
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.verification.models import Conversation


def shown(conversation: Conversation) -> Page:
    assert conversation.agent is not None
    address = f"/desk/conversations/{conversation.public_id}/"
    return page(signed_in(conversation.agent).get(address))


def pin_fields(found: Page) -> list[str]:
    return found.values("input", "name", type="password")


def test_pending_asks_for_the_pin_of_a_masked_person(cast: Cast) -> None:
    found = shown(call(cast.ann, cast.account, cast.alice))
    assert found.heading() == "Not verified yet"
    assert pin_fields(found) == ["pin"]
    attributes = {"inputmode": "numeric", "autocomplete": "off", "autofocus": ""}
    assert found.values("input", "id", **attributes) == ["id_pin"]
    assert "of A••• A••• a•••@h•••.example" in found.texts("p")
    assert found.shown() == []


def test_verified_names_the_person_and_opens_the_account(cast: Cast) -> None:
    found = shown(verified(cast, ALICE_PIN))
    assert found.heading() == "Verified"
    assert found.texts("p", "desk-verdict-name") == ["Alice Archer"]
    assert found.texts("dd")[:2] == ["PIN", "Security PIN"]
    assert "office@harbour.example" in found.text
    assert pin_fields(found) == []


def test_the_time_left_stands_in_words_and_as_a_bar(cast: Cast) -> None:
    with clock.at(clock.now()):
        conversation = verified(cast, ALICE_PIN)
        clock.advance(GRANT / 2)
        found = shown(conversation)
    assert "7 min 30 s" in found.texts("dd")
    assert found.values("progress", "max") == ["900"]
    assert found.values("progress", "value") == ["450"]


def test_the_account_pin_names_nobody(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, None)
    attempt(conversation, ACCOUNT_PIN)
    names = shown(conversation).texts("p", "desk-verdict-name")
    assert names == ["Account PIN: speaks for the account, names nobody"]


def test_refused_says_nothing_more_and_asks_again(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    attempt(conversation, WRONG_PIN)
    found = shown(conversation)
    assert found.heading() == "Refused"
    assert "That did not verify the person." in found.texts("p")
    assert pin_fields(found) == ["pin"]
    assert "Verify somebody else" in found.texts("h2")
    assert found.shown() == []


def test_every_refusal_gives_the_agent_the_same_words_to_say(cast: Cast) -> None:
    unset = make_administrator(cast.account, "cleo@harbour.example", "Cleo Cole")
    pages = []
    for person in (cast.alice, unset):
        conversation = call(cast.ann, cast.account, person)
        attempt(conversation, WRONG_PIN)
        pages.append(shown(conversation).texts("section", "desk-verdict"))
    assert pages[0] == pages[1]


def test_locked_says_who_can_open_it(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    for _ in range(5):
        attempt(conversation, WRONG_PIN)
    found = shown(conversation)
    assert found.heading() == "Locked"
    assert "Its owner can open it in the portal; nobody at the desk can." in found.text
    assert pin_fields(found) == ["pin"]
    assert found.shown() == []


def test_a_verification_that_waited_too_long_has_expired(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    with clock.at(clock.now() + WAIT):
        found = shown(conversation)
    assert found.heading() == "Expired"
    assert pin_fields(found) == []
    assert "Verify again V" in found.texts("button")
    assert found.shown() == []


def test_a_grant_that_ran_out_has_expired(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    with clock.at(clock.now() + GRANT):
        found = shown(conversation)
    assert found.heading() == "Expired"
    assert found.shown() == []


def test_an_ended_conversation_is_closed(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    end_conversation(cast.ann, conversation)
    found = shown(conversation)
    assert found.heading() == "Ended"
    assert pin_fields(found) == []
    assert found.shown() == []


def test_a_second_conversation_is_not_opened_by_the_grant_of_the_first(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    assert shown(call(cast.ann, cast.account, cast.bob)).shown() == []


def test_a_grant_that_does_not_disclose_opens_nothing(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    Grant.objects.update(scopes=["change"])
    found = shown(conversation)
    assert "office@harbour.example" not in found.text


def test_long_names_and_other_scripts_stand(cast: Cast) -> None:
    name = "Maximiliana-Theodora von Hohenstauffen-Wolkenstein zu Rodeneg"
    account = make_account("401122334455667", "شركة الميناء للاتصالات")
    person = make_administrator(account, "max@konst.example", name, ALICE_PIN)
    conversation = call(cast.ann, account, person)
    attempt(conversation, ALICE_PIN)
    found = shown(conversation)
    assert found.texts("p", "desk-verdict-name") == [name]
    assert found.texts("p", "desk-name") == ["شركة الميناء للاتصالات"]


def test_markup_in_names_and_callers_is_text(cast: Cast) -> None:
    cast.alice.user.name = "<b>Alice</b>"
    cast.alice.user.save()
    conversation = verified(cast, ALICE_PIN)
    conversation.caller = "<script>x</script>"
    conversation.save()
    text = shown(conversation).text
    assert "<b>Alice" not in text
    assert "<script>x" not in text
