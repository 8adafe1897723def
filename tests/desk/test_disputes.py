"""``/desk/disputes/``: what customers say was not them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.portal.happened import a_right_pin, a_wrong_guess
from tests.support.cast import signed_in
from tests.web.pages import read, said
from watchword.core.errors import NotFoundError
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.models import Account
from watchword.verification.flows.close_dispute import close_dispute
from watchword.verification.flows.dispute_activity import dispute_activity
from watchword.verification.models import Dispute

if TYPE_CHECKING:
    from tests.support.cast import Cast

ADDRESS = "/desk/disputes/"
WARNING = "The customer says that something on this account was not them."


@pytest.fixture
def dispute(cast: Cast) -> Dispute:
    return dispute_activity(cast.alice, a_wrong_guess(cast).public_id)


def close(dispute: Dispute) -> str:
    return f"{ADDRESS}{dispute.public_id}/close/"


def test_every_agent_meets_it_on_the_first_page_and_at_the_account(
    cast: Cast, dispute: Dispute
) -> None:
    for person in (cast.ann, cast.sue):
        client = signed_in(person)
        home = read(client.get("/desk/"))
        assert home.link("See which") == ADDRESS
        assert WARNING in read(client.get(f"/desk/accounts/{cast.account.number}/")).text
        assert WARNING not in read(client.get(f"/desk/accounts/{cast.other.number}/")).text


def test_agents_learn_which_account_and_nothing_else(cast: Cast, dispute: Dispute) -> None:
    page = read(signed_in(cast.ann).get(ADDRESS))
    assert cast.account.number in page.text
    assert "H••• B•••" in page.text
    for word in ("Alice", "Harbour", "An attempt failed", "verification.refused"):
        assert word not in page.text
    assert "Dealt with" not in [said(button) for button in page.all("button")]


def test_supervisors_learn_what_was_reported_and_by_whom(cast: Cast, dispute: Dispute) -> None:
    page = read(signed_in(cast.sue).get(ADDRESS))
    for words in ("Alice Archer", "An attempt failed.", "verification.refused"):
        assert words in page.text


def test_a_supervisor_marks_it_as_dealt_with_and_the_customer_is_told(
    cast: Cast, dispute: Dispute
) -> None:
    client = signed_in(cast.sue)
    page = read(client.post(close(dispute), follow=True))
    assert page.messages() == ["Marked as dealt with for account 100200. The customer is told."]
    assert "Nothing is open" in page.text
    assert WARNING not in read(client.get("/desk/accounts/100200/")).text
    dispute.refresh_from_db()
    assert dispute.closed_by == cast.sue
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.actor) == ("activity.dispute_closed", str(cast.sue.actor()))
    assert Notice.objects.filter(event=entry.event, address="office@harbour.example").exists()
    shown = read(signed_in(cast.alice).get(f"/portal/activity/{dispute.entry.public_id}/"))
    assert "Support dealt with it" in shown.text


def test_it_opens_nothing(cast: Cast, dispute: Dispute) -> None:
    signed_in(cast.sue).post(close(dispute))
    assert Account.objects.get(pk=cast.account.pk).phone_support_locked_at is not None


def test_nobody_but_a_supervisor_can_close_it(cast: Cast, dispute: Dispute) -> None:
    for person in (cast.ann, cast.aud, cast.alice, cast.charlie):
        assert signed_in(person).post(close(dispute)).status_code == 404
    for agent in (cast.ann, cast.aud):
        with pytest.raises(NotFoundError):
            close_dispute(agent, dispute.public_id)
    assert Dispute.objects.get().closed_at is None


def test_it_is_closed_once(cast: Cast, dispute: Dispute) -> None:
    close_dispute(cast.sue, dispute.public_id)
    with pytest.raises(NotFoundError):
        close_dispute(cast.sue, dispute.public_id)
    assert Entry.objects.filter(event="activity.dispute_closed").count() == 1


def test_followed_as_a_link_it_closes_nothing(cast: Cast, dispute: Dispute) -> None:
    answer = signed_in(cast.sue).get(close(dispute))
    assert answer.headers["Location"] == ADDRESS
    assert Dispute.objects.get().closed_at is None


def test_a_grant_that_was_live_ends_with_the_report(cast: Cast) -> None:
    entry = a_right_pin(cast)
    client = signed_in(cast.ann)
    assert "Alice Archer" in read(client.get("/desk/accounts/100200/")).text
    dispute_activity(cast.bob, entry.public_id)
    page = read(client.get("/desk/accounts/100200/"))
    assert "Alice Archer" not in page.text
    assert WARNING in page.text


def test_where_nothing_is_open_nothing_is_said(cast: Cast) -> None:
    client = signed_in(cast.ann)
    assert "was not them" not in read(client.get("/desk/")).text
    assert "Nothing is open" in read(client.get(ADDRESS)).text
