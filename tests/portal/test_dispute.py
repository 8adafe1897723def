"""``/portal/activity/ID/dispute/``: *This wasn't me*."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.portal.happened import ADDRESS, a_right_pin, a_wrong_guess, row
from tests.portal.rivals import nobody_else_gets_in
from tests.support.cast import ALICE_PIN, signed_in
from tests.verification.helping import opened
from tests.web.pages import read
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.models import Account
from watchword.verification.disputes import NO_ATTACK
from watchword.verification.flows.open_phone_support import open_phone_support
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Dispute, Grant

if TYPE_CHECKING:
    from tests.support.cast import Cast


def dispute_of(entry: Entry) -> str:
    return f"{ADDRESS}{entry.public_id}/dispute/"


def is_locked(account: Account) -> bool:
    return Account.objects.get(pk=account.pk).phone_support_locked_at is not None


def test_the_page_names_the_entry_and_what_follows_and_changes_nothing(cast: Cast) -> None:
    entry = a_wrong_guess(cast)
    page = read(signed_in(cast.alice).get(dispute_of(entry)))
    for text in (
        "A wrong Security PIN was given.",
        "Ann Agent of support",
        "Phone support is locked",
        "All contacts of record get a notice.",
    ):
        assert text in page.text
    assert not is_locked(cast.account)
    assert not Dispute.objects.exists()


def test_saying_so_locks_phone_support_and_tells_everybody(cast: Cast) -> None:
    entry = a_right_pin(cast)
    client = signed_in(cast.alice)
    page = read(client.post(dispute_of(entry), follow=True))
    assert page.messages() == ["Phone support is locked, and support knows of it."]
    assert "this was not you or a colleague" in page.text
    assert is_locked(cast.account)
    assert not Grant.objects.filter(ended_at=None).exists()
    dispute = Dispute.objects.get()
    assert (dispute.entry, dispute.administrator, dispute.closed_at) == (entry, cast.alice, None)
    told = Notice.objects.filter(address="office@harbour.example")
    assert {"activity.disputed", "phone_support.locked"} <= set(
        told.values_list("event", flat=True)
    )
    listed = read(client.get(ADDRESS))
    what = "Support verified somebody by the Security PIN."
    assert "Reported as not you" in row(listed, what)
    assert "This wasn’t me" not in row(listed, what)


def test_from_then_on_even_the_right_pin_verifies_nobody(cast: Cast) -> None:
    signed_in(cast.alice).post(dispute_of(a_wrong_guess(cast)))
    verification = submit_secret(opened(cast, cast.alice), ALICE_PIN, submitter=cast.ann.actor())
    assert verification.outcome != "verified"


def test_no_fresh_sign_in_is_asked_for(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.alice.user)
    client.post(dispute_of(a_wrong_guess(cast)))
    assert is_locked(cast.account)


def test_said_again_it_is_one_report_and_locks_again(cast: Cast) -> None:
    entry = a_wrong_guess(cast)
    signed_in(cast.alice).post(dispute_of(entry))
    open_phone_support(cast.bob)
    signed_in(cast.bob).post(dispute_of(entry))
    assert is_locked(cast.account)
    assert Dispute.objects.get().administrator == cast.alice
    assert Entry.objects.filter(event="activity.disputed").count() == 1


@pytest.mark.parametrize("event", sorted(NO_ATTACK))
def test_what_nobody_else_can_be_behind_cannot_be_reported(cast: Cast, event: str) -> None:
    entry = a_wrong_guess(cast)
    Entry.objects.filter(pk=entry.pk).update(event=event)
    client = signed_in(cast.alice)
    assert client.get(dispute_of(entry)).status_code == 404
    assert client.post(dispute_of(entry)).status_code == 404
    assert not is_locked(cast.account)


def test_a_stranger_cannot_lock_the_account_by_its_entry(cast: Cast) -> None:
    entry = a_wrong_guess(cast)
    stranger = signed_in(cast.charlie)
    assert stranger.post(dispute_of(entry)).status_code == 404
    assert not is_locked(cast.account)
    assert not is_locked(cast.other)
    nobody_else_gets_in(cast, dispute_of(entry))
    for person in (cast.ann, cast.sue):
        assert signed_in(person).post(dispute_of(entry)).status_code == 404
    assert not Dispute.objects.exists()


def test_a_link_alone_locks_nothing(cast: Cast) -> None:
    entry = a_wrong_guess(cast)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(cast.alice.user)
    browser.get(dispute_of(entry))
    assert browser.post(dispute_of(entry)).status_code == 403
    assert not is_locked(cast.account)
