"""Every address of the desk, called directly by everybody who has no business there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.test import Client

from tests.desk.desk import CLEAR, verified
from tests.support.cast import ALICE_PIN, WRONG_PIN, signed_in
from watchword.desk.ledger_urls import urlpatterns as ledger_patterns
from watchword.desk.urls import urlpatterns
from watchword.ledger.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.cast import Cast
    from watchword.verification.models import Conversation

FORM = {"pin": WRONG_PIN, "person": "account", "department": "support", "value": "x@y.example"}


def addresses(cast: Cast, conversation: Conversation) -> list[str]:
    """Return each address of the desk, about alice's account and ann's conversation."""
    contact = cast.account.contacts.filter(kind="email").get()
    found = []
    for pattern in urlpatterns:
        route = str(pattern.pattern)
        subject = contact if "contacts" in route else conversation
        named = route.replace("<str:number>", "100200")
        found.append("/desk/" + named.replace("<str:public_id>", subject.public_id))
    return found


def answers(client: Client, where: list[str]) -> Iterator[tuple[str, Any]]:
    """Give the answer of each address to GET and to POST."""
    for address in where:
        yield f"GET {address}", client.get(address)
        yield f"POST {address}", client.post(address, FORM)


@pytest.fixture
def conversation(cast: Cast) -> Conversation:
    return verified(cast, ALICE_PIN)


def test_anonymous_is_sent_to_sign_in(cast: Cast, conversation: Conversation) -> None:
    before = Entry.objects.count()
    for where, response in answers(Client(), [*addresses(cast, conversation), "/ledger/"]):
        assert response.status_code == 302, where
        assert response.headers["Location"].startswith("/login/?next="), where
        assert WRONG_PIN not in response.headers["Location"]
    assert Entry.objects.count() == before


@pytest.mark.parametrize("person", ["alice", "charlie", "aud"])
def test_whoever_does_not_work_at_the_desk_finds_nothing(
    cast: Cast, conversation: Conversation, person: str
) -> None:
    before = Entry.objects.count()
    client = signed_in(getattr(cast, person))
    for where, response in answers(client, addresses(cast, conversation)):
        assert response.status_code == 404, where
    assert Entry.objects.count() == before


@pytest.mark.parametrize("person", ["alice", "charlie", "ann"])
def test_the_ledger_is_for_auditors_and_supervisors(cast: Cast, person: str) -> None:
    assert len(ledger_patterns) == 1
    for where, response in answers(signed_in(getattr(cast, person)), ["/ledger/"]):
        assert response.status_code == 404, where


def test_the_conversation_of_another_agent_is_not_found(
    cast: Cast, conversation: Conversation
) -> None:
    before = Entry.objects.count()
    where = [a for a in addresses(cast, conversation) if "/conversations/cnv_" in a]
    assert len(where) == 5
    client = signed_in(cast.sue)
    assert [client.get(address).status_code for address in where] == [404] * 5
    posted = [client.post(address, FORM).status_code for address in where]
    assert posted == [405, 404, 404, 404, 404]
    assert Entry.objects.count() == before


def test_an_agent_without_a_grant_sees_nothing_anywhere(
    cast: Cast, conversation: Conversation
) -> None:
    for where, response in answers(signed_in(cast.sue), addresses(cast, conversation)):
        shown = [word for word in CLEAR if word.encode() in response.content]
        assert shown == [], where
        assert WRONG_PIN.encode() not in response.content, where


def test_an_agent_whose_conversation_has_ended_sees_nothing_anywhere(
    cast: Cast, conversation: Conversation
) -> None:
    client = signed_in(cast.ann)
    client.post(f"/desk/conversations/{conversation.public_id}/end/")
    client.get("/desk/")
    for where, response in answers(client, addresses(cast, conversation)):
        shown = [word for word in CLEAR if word.encode() in response.content]
        assert shown == [], where


def test_who_has_left_the_staff_is_out_at_once(cast: Cast, conversation: Conversation) -> None:
    client = signed_in(cast.ann)
    cast.ann.user.is_active = False
    cast.ann.user.save()
    for where, response in answers(client, addresses(cast, conversation)):
        assert response.status_code in {302, 404}, where


def test_a_form_from_elsewhere_is_refused(cast: Cast, conversation: Conversation) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ann.user)
    for address in addresses(cast, conversation)[2:]:
        assert client.post(address, FORM).status_code in {403, 405}, address


def test_no_page_may_be_kept(cast: Cast, conversation: Conversation) -> None:
    for where, response in answers(signed_in(cast.ann), addresses(cast, conversation)):
        assert response.headers["Cache-Control"] == "no-store", where
