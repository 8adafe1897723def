"""``POST /desk/accounts/NUMBER/conversations/``: a conversation by phone, with its verification."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.desk import page
from tests.support.cast import signed_in
from watchword.verification.models import Conversation
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    from tests.support.cast import Cast

URL = "/desk/accounts/100200/conversations/"


def test_it_opens_a_conversation_and_goes_there(cast: Cast) -> None:
    form = {"person": cast.bob.public_id, "caller": " +1 555 010 4242 ", "department": "sales"}
    response = signed_in(cast.ann).post(URL, form)
    conversation = Conversation.objects.get()
    assert response.headers["Location"] == f"/desk/conversations/{conversation.public_id}/"
    assert (conversation.agent, conversation.account) == (cast.ann, cast.account)
    assert (conversation.channel, conversation.department) == ("phone", "sales")
    assert conversation.caller == "+1 555 010 4242"
    verification = latest_verification(conversation)
    assert verification is not None
    assert verification.administrator == cast.bob


def test_the_account_pin_names_nobody(cast: Cast) -> None:
    signed_in(cast.ann).post(URL, {"person": "account", "department": "support"})
    verification = latest_verification(Conversation.objects.get())
    assert verification is not None
    assert verification.administrator is None


@pytest.mark.parametrize("person", ["", "adm_unknown", "charlie"])
def test_a_person_who_is_not_of_the_account_opens_nothing(cast: Cast, person: str) -> None:
    value = cast.charlie.public_id if person == "charlie" else person
    client = signed_in(cast.ann)
    response = client.post(URL, {"person": value, "department": "support"}, follow=True)
    assert "Choose who is calling. No conversation was opened." in page(response).text
    assert not Conversation.objects.exists()


def test_an_unknown_department_opens_nothing(cast: Cast) -> None:
    signed_in(cast.ann).post(URL, {"person": "account", "department": "engineering"})
    assert not Conversation.objects.exists()


def test_an_unknown_account_is_not_found(cast: Cast) -> None:
    response = signed_in(cast.ann).post(
        "/desk/accounts/9/conversations/", {"person": "account", "department": "support"}
    )
    assert response.status_code == 404


def test_followed_as_a_link_it_leads_to_the_account(cast: Cast) -> None:
    response = signed_in(cast.ann).get(URL)
    assert response.headers["Location"] == "/desk/accounts/100200/"
    assert not Conversation.objects.exists()
