"""``POST /desk/conversations/ID/verifications/``: somebody else, or the same person again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.desk.desk import GRANT, attempt, call, page, verified
from tests.support.cast import ALICE_PIN, BOB_PIN, WRONG_PIN, signed_in
from watchword.core import clock
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import Administrator
    from watchword.verification.models import Conversation


def choose(conversation: Conversation, person: str) -> Any:  # noqa: ANN401 - a client's answer
    assert conversation.agent is not None
    address = f"/desk/conversations/{conversation.public_id}/verifications/"
    return signed_in(conversation.agent).post(address, {"person": person}, follow=True)


def asked(conversation: Conversation) -> Administrator | None:
    verification = latest_verification(conversation)
    assert verification is not None
    return verification.administrator


def test_somebody_else_is_asked_for_after_a_refusal(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    attempt(conversation, WRONG_PIN)
    assert page(choose(conversation, cast.bob.public_id)).heading() == "Not verified yet"
    assert asked(conversation) == cast.bob
    attempt(conversation, BOB_PIN)
    address = f"/desk/conversations/{conversation.public_id}/"
    assert page(signed_in(cast.ann).get(address)).heading() == "Verified"


def test_the_account_pin_can_be_asked_for(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    choose(conversation, "account")
    assert asked(conversation) is None


def test_when_the_time_is_up_the_person_can_be_verified_again(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    with clock.at(clock.now() + GRANT):
        assert page(choose(conversation, cast.alice.public_id)).heading() == "Not verified yet"


def test_while_somebody_is_verified_nobody_else_is_asked_for(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    assert "End this conversation first." in page(choose(conversation, cast.bob.public_id)).text
    assert asked(conversation) == cast.alice


@pytest.mark.parametrize("person", ["", "adm_unknown", "charlie"])
def test_a_person_who_is_not_of_the_account_starts_nothing(cast: Cast, person: str) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    value = cast.charlie.public_id if person == "charlie" else person
    assert "No verification was started." in page(choose(conversation, value)).text
    assert conversation.verifications.count() == 1


def test_after_the_end_nothing_starts(cast: Cast) -> None:
    conversation = call(cast.ann, cast.account, cast.alice)
    end_conversation(cast.ann, conversation)
    assert "has ended" in page(choose(conversation, cast.bob.public_id)).text
    assert conversation.verifications.count() == 1


def test_followed_as_a_link_it_leads_to_the_page(cast: Cast) -> None:
    address = f"/desk/conversations/{call(cast.ann, cast.account, None).public_id}/"
    response = signed_in(cast.ann).get(f"{address}verifications/")
    assert response.headers["Location"] == address
