"""``POST /desk/conversations/ID/verify/``: an attempt. The PIN is in no answer and no address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.desk import WAIT, call, page, verified
from tests.support.cast import ALICE_PIN, WRONG_PIN, signed_in
from watchword.core import clock
from watchword.keys.errors import KeyRingError
from watchword.pins.models import Pin
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.verification.models import Conversation


def submit(conversation: Conversation, pin: str, **more: str) -> Any:  # noqa: ANN401 - a client's answer
    assert conversation.agent is not None
    address = f"/desk/conversations/{conversation.public_id}/verify/"
    return signed_in(conversation.agent).post(address, {"pin": pin, **more}, follow=True)


def outcome(conversation: Conversation) -> str:
    verification = latest_verification(conversation)
    assert verification is not None
    return verification.outcome


def failures(cast: Cast) -> int:
    return Pin.objects.get(administrator=cast.alice).failures


@pytest.fixture
def conversation(cast: Cast) -> Conversation:
    return call(cast.ann, cast.account, cast.alice)


def test_the_right_pin_verifies_and_comes_back_to_the_page(conversation: Conversation) -> None:
    response = submit(conversation, ALICE_PIN)
    assert response.redirect_chain == [(f"/desk/conversations/{conversation.public_id}/", 302)]
    assert page(response).heading() == "Verified"


@pytest.mark.parametrize("typed", ["83 05", "8-3-0-5", " 8305 "])
def test_spaces_and_hyphens_between_digits_do_not_count(
    conversation: Conversation, typed: str
) -> None:
    submit(conversation, typed)
    assert outcome(conversation) == "verified"


def test_a_wrong_pin_is_refused_and_another_try_is_on_the_same_verification(
    conversation: Conversation,
) -> None:
    first = latest_verification(conversation)
    assert page(submit(conversation, WRONG_PIN)).heading() == "Refused"
    assert page(submit(conversation, ALICE_PIN)).heading() == "Verified"
    assert latest_verification(conversation) == first


def test_five_wrong_ones_lock_over_conversations_and_agents(cast: Cast) -> None:
    for agent in (cast.ann, cast.sue, cast.ann, cast.sue):
        page(submit(call(agent, cast.account, cast.alice), WRONG_PIN))
    assert page(submit(call(cast.ann, cast.account, cast.alice), WRONG_PIN)).heading() == "Locked"
    assert page(submit(call(cast.sue, cast.account, cast.alice), ALICE_PIN)).heading() == "Locked"


def without_chance(text: str) -> str:
    """Return ``text`` without what is drawn at random, in which any three digits may stand."""
    drawn = r"\b[a-z]{3}_[0-9a-z]{26}\b|[\w-]{22,64}|\?v=[0-9a-f]{12}|[\d-]+T[\d:+]+|\d+:\d+"
    return re.sub(drawn, "", text)


@pytest.mark.parametrize("pin", [ALICE_PIN, WRONG_PIN, "407", "40734073407", "x8305"])
def test_no_answer_holds_what_was_typed(conversation: Conversation, pin: str) -> None:
    response = submit(conversation, pin, once="token")
    assert pin not in without_chance(response.content.decode())
    assert pin not in without_chance(str(response.redirect_chain))
    assert pin not in without_chance(str(response.headers))
    assert pin not in without_chance(str(response.cookies))


@pytest.mark.parametrize("typed", ["", "12", "12345678901", "83o5", "٨٣٠٥", "8305\n8305x"])
def test_what_cannot_be_a_pin_costs_nothing(
    cast: Cast, conversation: Conversation, typed: str
) -> None:
    assert "No attempt was charged." in page(submit(conversation, typed)).text
    assert (outcome(conversation), failures(cast)) == ("pending", 0)


def test_a_double_press_costs_one_attempt(cast: Cast, conversation: Conversation) -> None:
    submit(conversation, WRONG_PIN, once="the-same")
    assert "one attempt was charged" in page(submit(conversation, WRONG_PIN, once="the-same")).text
    assert failures(cast) == 1
    submit(conversation, WRONG_PIN, once="another")
    assert failures(cast) == 2


def test_each_page_brings_a_token_of_its_own(cast: Cast, conversation: Conversation) -> None:
    address = f"/desk/conversations/{conversation.public_id}/"
    client = signed_in(cast.ann)
    tokens = {
        token
        for _ in range(3)
        for token in page(client.get(address)).values("input", "value", name="once")
    }
    assert len(tokens) == 3


def test_after_the_verdict_nothing_is_tried(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    assert "verified already" in page(submit(conversation, WRONG_PIN)).text
    assert failures(cast) == 0


def test_after_the_end_nothing_is_tried(cast: Cast, conversation: Conversation) -> None:
    end_conversation(cast.ann, conversation)
    found = page(submit(conversation, ALICE_PIN))
    assert "has ended" in found.text
    assert outcome(conversation) == "pending"


def test_too_late_nothing_is_tried(cast: Cast, conversation: Conversation) -> None:
    with clock.at(clock.now() + WAIT):
        found = page(submit(conversation, ALICE_PIN))
    assert found.heading() == "Expired"
    assert found.shown() == []


def test_what_cannot_be_decided_is_not_verified(
    conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise KeyRingError

    monkeypatch.setattr("watchword.verification.flows.submit_secret.key_ring", broken)
    found = page(submit(conversation, ALICE_PIN))
    assert found.heading() == "Not verified yet"
    assert "could not be decided" in found.text


def test_followed_as_a_link_it_leads_to_the_page(cast: Cast, conversation: Conversation) -> None:
    page_address = f"/desk/conversations/{conversation.public_id}/"
    response = signed_in(cast.ann).get(f"{page_address}verify/?pin={ALICE_PIN}")
    assert response.headers["Location"] == page_address
    assert outcome(conversation) == "pending"
