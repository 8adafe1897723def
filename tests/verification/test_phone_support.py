"""The account's own switch: locked, nobody can be verified for it until an administrator opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from tests.verification.helping import granted
from watchword.core import clock
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.people.models import Account
from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.flows.open_phone_support import open_phone_support

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
