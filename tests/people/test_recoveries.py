"""Recoveries: who can start one, to which mailbox, how long it waits, and who stops it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import invited
from tests.support.faulty import everything
from tests.support.together import at_once
from tests.support.way_back import office_of, recovery_of, tokens_of
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.core.errors import NotFoundError
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.people.errors import LinkRefusedError
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.change_contact import change_contact
from watchword.people.flows.start_recovery import start_recovery
from watchword.people.flows.stop_recovery import stop_by_link, stop_recovery
from watchword.people.models import Account, Administrator, ContactOfRecord, Recovery, User
from watchword.people.recoveries import (
    contact_to_recover_by,
    is_live,
    ready_recovery,
    recoveries_of,
    recovery_to_stop,
)
from watchword.verification.flows.remove_administrator import remove_administrator

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

EMAIL = ContactOfRecord.Kind.EMAIL
TWO_DAYS, DAY, MONTH = dt.timedelta(hours=48), dt.timedelta(hours=24), dt.timedelta(days=30)
MINUTE, SECOND = dt.timedelta(minutes=1), dt.timedelta(seconds=1)


def started(who: Administrator, contact: ContactOfRecord, *, by_code: bool = False) -> bool:
    return start_recovery(who.user.public_id, contact.public_id, by_code=by_code)


def email_of_record(account: Account, address: str, age: dt.timedelta = MONTH) -> ContactOfRecord:
    return add_contact(account, EMAIL, address, actor=OPERATOR, recorded_at=clock.now() - age)


def test_the_link_serves_after_48_hours_and_for_24(cast: Cast) -> None:
    use, _stop = tokens_of(recovery_of(cast.alice))
    now = clock.now()
    for age, ready in (
        (dt.timedelta(), False),
        (TWO_DAYS - SECOND, False),
        (TWO_DAYS + SECOND, True),
        (TWO_DAYS + DAY - SECOND, True),
        (TWO_DAYS + DAY + SECOND, False),
    ):
        with clock.at(now + age):
            assert bool(ready_recovery(use)) == ready, age


def test_with_a_recovery_code_it_serves_at_once(cast: Cast) -> None:
    use, _stop = tokens_of(recovery_of(cast.alice, by_code=True))
    found = ready_recovery(use)
    assert found
    assert found.user == cast.alice.user


def test_the_ledger_says_what_the_mails_need_and_no_more(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    entry = Entry.objects.latest("pk")
    facts = decode(bytes(entry.leaf))
    assert (entry.event, entry.actor, entry.account) == (
        "recovery.started",
        "caller",
        cast.account.public_id,
    )
    assert (facts["fact_link"], facts["fact_by_code"]) == (recovery.public_id, False)
    kept = str(everything())
    assert not [token for token in tokens_of(recovery) if token in kept]


def test_while_one_waits_no_other_begins_and_none_waits_anew(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    before = everything()
    with clock.at(clock.now() + DAY):
        assert not started(cast.alice, office_of(cast.alice))
    assert everything() == before
    assert started(cast.bob, office_of(cast.alice))
    assert is_live(recovery, clock.now())


def test_one_with_a_code_takes_the_place_of_one_that_waits(cast: Cast) -> None:
    waiting = recovery_of(cast.alice)
    at_hand = recovery_of(cast.alice, by_code=True)
    assert list(recoveries_of(cast.account)) == [at_hand]
    with clock.at(clock.now() + TWO_DAYS + SECOND):
        assert not ready_recovery(tokens_of(waiting)[0])


def test_no_more_than_three_in_a_week(cast: Cast) -> None:
    for _ in range(3):
        stop_by_link(tokens_of(recovery_of(cast.alice))[1])
    assert not started(cast.alice, office_of(cast.alice))
    assert not started(cast.alice, office_of(cast.alice), by_code=True)
    with clock.at(clock.now() + dt.timedelta(days=7) + SECOND):
        assert started(cast.alice, office_of(cast.alice))


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_start_at_once_one_does(cast: Cast) -> None:
    begin = partial(started, cast.alice, office_of(cast.alice))
    assert sorted(map(bool, at_once([begin] * 8))) == [False] * 7 + [True]
    assert Recovery.objects.count() == 1


def young(cast: Cast) -> tuple[str, str]:
    contact = email_of_record(cast.account, "new@harbour.example", MONTH - MINUTE)
    return cast.alice.user.public_id, contact.public_id


def phone(cast: Cast) -> tuple[str, str]:
    contact = cast.account.contacts.get(kind=ContactOfRecord.Kind.PHONE)
    return cast.alice.user.public_id, contact.public_id


def of_another_account(cast: Cast) -> tuple[str, str]:
    return cast.alice.user.public_id, office_of(cast.charlie).public_id


def staff(cast: Cast) -> tuple[str, str]:
    return cast.ann.user.public_id, office_of(cast.alice).public_id


def not_accepted_yet(cast: Cast) -> tuple[str, str]:
    return invited(cast).user.public_id, office_of(cast.alice).public_id


def removed(cast: Cast) -> tuple[str, str]:
    remove_administrator(cast.alice, cast.bob.public_id)
    return cast.bob.user.public_id, office_of(cast.alice).public_id


def closed(cast: Cast) -> tuple[str, str]:
    Account.objects.filter(pk=cast.account.pk).update(status=Account.Status.CLOSED)
    return cast.alice.user.public_id, office_of(cast.alice).public_id


def nobody(_cast: Cast) -> tuple[str, str]:
    return "", ""


def unfit(_cast: Cast) -> tuple[str, str]:
    return "\0", "\0"


@pytest.mark.parametrize(
    "claim",
    [
        young,
        phone,
        of_another_account,
        staff,
        not_accepted_yet,
        removed,
        closed,
        nobody,
        unfit,
    ],
)
@pytest.mark.parametrize("by_code", [False, True])
def test_it_does_not_start(
    cast: Cast, claim: Callable[[Cast], tuple[str, str]], *, by_code: bool
) -> None:
    person, contact = claim(cast)
    before = everything()
    assert not start_recovery(person, contact, by_code=by_code)
    assert everything() == before


def test_the_link_goes_to_the_oldest_address_that_is_not_the_own_mailbox(cast: Cast) -> None:
    assert contact_to_recover_by(cast.alice, "", clock.now()) == office_of(cast.alice)
    User.objects.filter(pk=cast.alice.user.pk).update(email="office@harbour.example")
    alice = Administrator.objects.select_related("user").get(pk=cast.alice.pk)
    assert contact_to_recover_by(alice, "", clock.now()) == office_of(alice)
    other = email_of_record(cast.account, "other@harbour.example")
    email_of_record(cast.account, "third@harbour.example", MONTH - MINUTE)
    assert contact_to_recover_by(alice, "", clock.now()) == other


def test_one_may_say_which_address_of_record_it_is(cast: Cast) -> None:
    other = email_of_record(cast.account, "other@harbour.example")
    email_of_record(cast.account, "young@harbour.example", MONTH - MINUTE)
    now = clock.now()
    assert contact_to_recover_by(cast.alice, " Other@Harbour.example", now) == other
    for address in ("young@harbour.example", "hello@northwind.example", "thief@evil.example"):
        assert contact_to_recover_by(cast.alice, address, now) is None
    assert contact_to_recover_by(None, "other@harbour.example", now) is None


def changed(contact: ContactOfRecord) -> None:
    change_contact(contact, "elsewhere@harbour.example", actor=OPERATOR)


def gone(contact: ContactOfRecord) -> None:
    email_of_record(contact.account, "other@harbour.example")
    contact.delete()


@pytest.mark.parametrize("how", [changed, gone])
def test_it_ends_with_the_contact_that_it_waits_for(
    cast: Cast, how: Callable[[ContactOfRecord], None]
) -> None:
    recovery = recovery_of(cast.alice)
    how(office_of(cast.alice))
    with clock.at(clock.now() + TWO_DAYS + SECOND):
        assert not ready_recovery(tokens_of(recovery)[0])
    assert not recoveries_of(cast.account)


def test_it_is_not_led_to_a_contact_that_comes_while_it_waits(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    email_of_record(cast.account, "planted@evil.example", dt.timedelta())
    recovery.refresh_from_db()
    assert recovery.contact == office_of(cast.alice)
    assert is_live(recovery, clock.now())


def test_it_ends_with_the_person(cast: Cast) -> None:
    use, stop = tokens_of(recovery_of(cast.bob, by_code=True))
    remove_administrator(cast.alice, cast.bob.public_id)
    assert not ready_recovery(use)
    assert not recovery_to_stop(stop)


def test_whoever_is_told_stops_it_at_once(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    use, stop = tokens_of(recovery)
    stop_by_link(stop)
    assert Entry.objects.latest("pk").event == "recovery.stopped"
    with clock.at(clock.now() + TWO_DAYS + SECOND):
        assert not ready_recovery(use)
    with pytest.raises(LinkRefusedError):
        stop_by_link(stop)


def test_the_two_links_do_not_serve_for_each_other(cast: Cast) -> None:
    use, stop = tokens_of(recovery_of(cast.alice, by_code=True))
    assert not ready_recovery(stop)
    with pytest.raises(LinkRefusedError):
        stop_by_link(use)
    assert ready_recovery(use)


@pytest.mark.parametrize("who", ["alice", "bob"])
def test_one_who_is_signed_in_stops_that_of_oneself_or_a_colleague(cast: Cast, who: str) -> None:
    me = getattr(cast, who)
    recovery = recovery_of(cast.alice)
    stop_recovery(me, recovery.public_id)
    assert Entry.objects.latest("pk").actor == f"administrator:{me.public_id}"
    with pytest.raises(NotFoundError):
        stop_recovery(me, recovery.public_id)


def test_a_stranger_stops_nothing(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    with pytest.raises(NotFoundError):
        stop_recovery(cast.charlie, recovery.public_id)
    assert is_live(recovery, clock.now())
