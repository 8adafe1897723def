"""``POST /desk/conversations/ID/end/``: the grant is gone at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.desk.desk import page, verified
from tests.support.cast import ALICE_PIN, signed_in
from watchword.verification.models import Conversation

if TYPE_CHECKING:
    from tests.support.cast import Cast


def test_it_takes_the_grant_away_and_says_so(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    client = signed_in(cast.ann)
    response = client.post(f"/desk/conversations/{conversation.public_id}/end/", follow=True)
    assert response.redirect_chain == [("/desk/", 302)]
    ended = "The conversation about account 100200 has ended. The account is closed again."
    assert ended in page(response).texts("p")
    assert page(client.get("/desk/accounts/100200/")).shown() == []


def test_twice_is_told_as_it_is(cast: Cast) -> None:
    address = f"/desk/conversations/{verified(cast, ALICE_PIN).public_id}/end/"
    client = signed_in(cast.ann)
    client.post(address)
    assert "had ended already" in page(client.post(address, follow=True)).text


def test_followed_as_a_link_it_ends_nothing(cast: Cast) -> None:
    address = f"/desk/conversations/{verified(cast, ALICE_PIN).public_id}/"
    response = signed_in(cast.ann).get(f"{address}end/")
    assert response.headers["Location"] == address
    assert Conversation.objects.get().ended_at is None
