"""``/desk/accounts/NUMBER/contacts/ID/``: a contact of record is changed under a grant, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.desk.desk import GRANT, page, verified
from tests.support.cast import ALICE_PIN, signed_in
from watchword.core import clock
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import ContactOfRecord

NEW = {
    "email": "new@harbour.example",
    "phone": "+1 555 010 1234",
    "postal": "1 New Lane\nPort Ellis",
}


def contact(cast: Cast, kind: str = "email") -> ContactOfRecord:
    return cast.account.contacts.get(kind=kind)


def address(found: ContactOfRecord, number: str = "100200") -> str:
    return f"/desk/accounts/{number}/contacts/{found.public_id}/"


@pytest.mark.parametrize("kind", ["email", "phone", "postal"])
def test_each_kind_is_asked_for_and_changed(cast: Cast, kind: str) -> None:
    verified(cast, ALICE_PIN)
    client = signed_in(cast.ann)
    found = contact(cast, kind)
    asked = page(client.get(address(found)))
    assert "A notice goes to all contacts of record as they are now" in asked.text
    response = client.post(address(found), {"value": NEW[kind], "told": "on"}, follow=True)
    assert response.redirect_chain == [("/desk/accounts/100200/", 302)]
    assert "Changed. It counts as of record for security in 30 days." in page(response).text
    assert "not yet of record" in page(response).text
    found.refresh_from_db()
    assert found.value.split() == NEW[kind].split()


def test_an_unfit_value_is_said_and_kept(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    response = signed_in(cast.ann).post(address(contact(cast)), {"value": "no mail", "told": "on"})
    found = page(response, status=422)
    assert found.values("input", "value", name="value") == ["no mail"]
    assert found.values("input", "aria-describedby", name="value") == ["value-error"]
    assert "Enter an email address such as name@example.com." in found.text
    assert contact(cast).value == "office@harbour.example"


def test_the_consequences_have_to_be_told(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    response = signed_in(cast.ann).post(address(contact(cast)), {"value": NEW["email"]})
    found = page(response, status=422)
    assert "Tell the person who will be told, and tick the box." in found.text
    assert found.values("input", "value", name="value") == [NEW["email"]]
    assert contact(cast).value == "office@harbour.example"


def test_the_same_value_changes_nothing(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    form = {"value": "office@harbour.example", "told": "on"}
    response = signed_in(cast.ann).post(address(contact(cast)), form, follow=True)
    assert "Nothing changed." in page(response).text


def refused(cast: Cast, agent: str = "ann", number: str = "100200") -> None:
    client = signed_in(getattr(cast, agent))
    where = address(contact(cast), number)
    for response in (client.get(where), client.post(where, {"value": NEW["email"], "told": "on"})):
        found = page(response, status=403)
        assert found.heading() == "Nobody is verified for this account"
        assert found.shown() == []
    assert contact(cast).value == "office@harbour.example"


def test_without_a_grant_it_is_refused(cast: Cast) -> None:
    refused(cast)


def test_with_the_grant_of_another_agent_it_is_refused(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    refused(cast, "sue")


def test_when_the_time_is_up_it_is_refused(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    with clock.at(clock.now() + GRANT):
        refused(cast)


def test_after_the_end_it_is_refused(cast: Cast) -> None:
    conversation = verified(cast, ALICE_PIN)
    signed_in(cast.ann).post(f"/desk/conversations/{conversation.public_id}/end/")
    refused(cast)


def test_with_a_grant_that_ended_it_is_refused(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    Grant.objects.update(ended_at=clock.now())
    refused(cast)


def test_with_a_grant_that_only_discloses_it_is_refused(cast: Cast) -> None:
    verified(cast, ALICE_PIN)
    Grant.objects.update(scopes=["disclose"])
    refused(cast)
    assert "Change" not in page(signed_in(cast.ann).get("/desk/accounts/100200/")).texts("a")


@pytest.mark.parametrize("number", ["100300", "999999"])
def test_under_another_number_it_is_refused(cast: Cast, number: str) -> None:
    verified(cast, ALICE_PIN)
    refused(cast, number=number)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_contact_of_another_account_is_not_touched(cast: Cast, method: str) -> None:
    verified(cast, ALICE_PIN)
    theirs = cast.other.contacts.get()
    form = {"value": NEW["email"], "told": "on"}
    response = getattr(signed_in(cast.ann), method)(address(theirs), form)
    assert response.status_code in {403, 404}
    theirs.refresh_from_db()
    assert theirs.value == "hello@northwind.example"
    assert "northwind" not in response.content.decode()
