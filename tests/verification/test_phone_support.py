"""The account's own switch: locked, nobody can be verified for it until an administrator opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.support.cast import ALICE_PIN
from tests.verification.codes import code_of, failures, reason_of_last, submit_code
from tests.verification.helping import granted, opened
from watchword.api.presenters import present
from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.keys.current import key_ring
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.people.models import Account
from watchword.pins.models import Pin
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.flows.open_phone_support import open_phone_support
from watchword.verification.flows.submit_secret import charge, compare_and_decide, submit_secret
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Grant, Method

if TYPE_CHECKING:
    from tests.support.cast import Cast


def is_locked(account: Account) -> bool:
    return Account.objects.get(pk=account.pk).phone_support_locked_at is not None


def test_it_is_locked_and_opened(cast: Cast) -> None:
    assert lock_phone_support(cast.account, actor=cast.alice.actor())
    assert is_locked(cast.account)
    assert not is_locked(cast.other)
    assert open_phone_support(cast.bob)
    assert not is_locked(cast.account)


def test_twice_is_once(cast: Cast) -> None:
    assert not open_phone_support(cast.alice)
    assert lock_phone_support(cast.account, actor=cast.alice.actor())
    since = Account.objects.get(pk=cast.account.pk).phone_support_locked_at
    assert not lock_phone_support(cast.account, actor=cast.bob.actor())
    assert Account.objects.get(pk=cast.account.pk).phone_support_locked_at == since
    assert Entry.objects.filter(event="phone_support.locked").count() == 1
    assert not Entry.objects.filter(event="phone_support.opened").exists()


def test_live_grants_end_and_come_to_life_no_more(cast: Cast) -> None:
    grant = granted(cast)
    lock_phone_support(cast.account, actor=cast.alice.actor())
    grant.refresh_from_db()
    assert not grant.live(clock.now())
    assert Entry.objects.filter(event="grant.ended", subject=grant.public_id).count() == 1
    open_phone_support(cast.alice)
    grant.refresh_from_db()
    assert not grant.live(clock.now())


def test_a_stranger_keeps_the_grants_of_another_account(cast: Cast) -> None:
    grant = granted(cast)
    lock_phone_support(cast.other, actor=cast.charlie.actor())
    grant.refresh_from_db()
    assert grant.live(clock.now())


def test_the_disputed_entry_is_named(cast: Cast) -> None:
    with transaction.atomic(durable=True):
        lock_phone_support(cast.account, actor=cast.alice.actor(), because="ent_1")
    entry = Entry.objects.get(event="phone_support.locked")
    assert decode(bytes(entry.leaf))["fact_because"] == "ent_1"
    assert (entry.subject, entry.actor) == (cast.account.public_id, str(cast.alice.actor()))


@pytest.mark.parametrize("method", list(Method))
def test_while_it_is_locked_nothing_verifies(cast: Cast, method: Method) -> None:
    code = code_of(cast.alice)
    digits = code if method == Method.SUPPORT_CODE else ALICE_PIN
    lock_phone_support(cast.account, actor=cast.bob.actor())
    for person in (cast.alice, None):
        verification = opened(cast, person)
        submit_secret(verification, digits, submitter=cast.ann.actor(), method=method)
        assert verification.outcome == "locked"
        assert reason_of_last() == "phone_support"
    assert not Grant.objects.exists()
    assert Pin.objects.get(administrator=cast.alice).failures == 0
    assert failures(cast.alice) == 0


def test_to_another_system_it_looks_like_any_refusal(cast: Cast) -> None:
    lock_phone_support(cast.account, actor=cast.alice.actor())
    claim = Claim(account_number="100200", administrator=cast.alice.public_id)
    key = Actor(ActorKind.API_KEY, "key_1")
    shown = present(verify_at_once(claim, ALICE_PIN, submitter=key))
    assert (shown["outcome"], shown["grant"], shown["level"]) == ("refused", None, None)


def test_opened_again_the_pin_verifies(cast: Cast) -> None:
    lock_phone_support(cast.account, actor=cast.alice.actor())
    open_phone_support(cast.alice)
    assert granted(cast).live(clock.now())


@pytest.mark.parametrize("method", list(Method))
def test_locked_between_charge_and_decision_it_is_refused(cast: Cast, method: Method) -> None:
    code = code_of(cast.alice)
    digits = code if method == Method.SUPPORT_CODE else ALICE_PIN
    verification = opened(cast, cast.alice)
    with transaction.atomic():
        charged = charge(verification, cast.ann.actor(), method)
    lock_phone_support(Account.objects.get(pk=cast.account.pk), actor=cast.alice.actor())
    compare_and_decide(verification, charged, digits, key_ring())
    assert (verification.outcome, reason_of_last()) == ("locked", "phone_support")
    assert not Grant.objects.exists()


def test_locking_ends_the_codes_that_live(cast: Cast) -> None:
    code = code_of(cast.alice)
    other = code_of(cast.charlie)
    lock_phone_support(cast.account, actor=cast.bob.actor())
    open_phone_support(cast.bob)
    assert submit_code(cast, opened(cast, cast.alice), code) == "refused"
    conversation = open_conversation(cast.ann, cast.other, cast.charlie)
    verification = conversation.verifications.select_related("conversation").get()
    assert submit_code(cast, verification, other) == "verified"
