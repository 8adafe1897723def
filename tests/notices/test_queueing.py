"""Which events customers are told of, who is told, and what a notice never says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.support.cast import WRONG_PIN, make_account
from tests.verification.helping import granted, opened
from watchword.core.actor import OPERATOR
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.notices.catalogue import SENTENCES
from watchword.notices.models import Notice
from watchword.people.flows.accept_invitation import accept_invitation
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.change_contact import change_contact
from watchword.people.flows.invite import invite
from watchword.people.models import ContactOfRecord
from watchword.pins.choice import Choice
from watchword.pins.flows import accept_invitation as administrators
from watchword.pins.flows.save_administrator import save_administrator
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin
from watchword.verification.flows.remove_administrator import remove_administrator
from watchword.verification.flows.submit_secret import submit_secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

OFFICE, ALICE, BOB = "office@harbour.example", "alice@harbour.example", "bob@harbour.example"
NEW_PIN = "620948"
# PRODUCT rule 7: a secret, a contact of record, a grant, a lock; and who may speak.
TOLD = {
    "administrator.added",
    "administrator.changed",
    "administrator.authorisation_changed",
    "administrator.removed",
    "activity.disputed",
    "activity.dispute_closed",
    "contact.added",
    "contact.changed",
    "contact.removed",
    "invitation.accepted",
    "password.changed",
    "password.reset",
    "phone_support.locked",
    "phone_support.opened",
    "pin.set",
    "pin.locked",
    "pin.unlocked",
    "recovery.stopped",
    "recovery.completed",
    "recovery_code.used",
    "recovery_codes.made",
    "second_factor.added",
    "second_factor.removed",
    "session.started",
    "support_code.made",
    "support_code.locked",
    "verification.verified",
}


def told_of(work: Callable[[], object]) -> dict[str, set[str]]:
    """Return the addresses that are told of each event of ``work``."""
    Notice.objects.all().delete()
    work()
    told: dict[str, set[str]] = {}
    for event, address in Notice.objects.values_list("event", "address"):
        told.setdefault(event, set()).add(address)
    return told


def test_customers_are_told_of_these_events_and_no_others() -> None:
    assert {event.value for event in SENTENCES} == TOLD


@pytest.mark.django_db
@pytest.mark.parametrize("event", list(Event))
def test_an_event_is_told_if_it_is_in_the_list(event: Event) -> None:
    account = make_account("100200", "Harbour Bakery", email=OFFICE)
    with transaction.atomic():
        told = told_of(partial(record, event, actor=OPERATOR, account=account.public_id))
    assert told == ({event.value: {OFFICE}} if event.value in TOLD - {"session.started"} else {})


def test_a_pin_that_is_set_is_told_to_the_account_and_its_owner(cast: Cast) -> None:
    put = partial(set_pin, cast.account, cast.bob, NEW_PIN, actor=OPERATOR, origin=Pin.Origin.OWNER)
    assert told_of(put) == {"pin.set": {OFFICE, BOB}}


def test_an_account_pin_is_told_to_the_account(cast: Cast) -> None:
    put = partial(set_pin, cast.account, None, NEW_PIN, actor=OPERATOR, origin=Pin.Origin.OWNER)
    assert told_of(put) == {"pin.set": {OFFICE}}


def test_all_that_an_edit_changes_is_told(cast: Cast) -> None:
    save = partial(
        save_administrator,
        cast.alice,
        cast.bob.public_id,
        name="Robert",
        authorised=False,
        pin=NEW_PIN,
    )
    told = told_of(save)
    assert set(told) == {"administrator.changed", "administrator.authorisation_changed", "pin.set"}
    assert all(addresses == {OFFICE, BOB} for addresses in told.values())


def test_a_verification_is_told(cast: Cast) -> None:
    assert told_of(partial(granted, cast)) == {"verification.verified": {OFFICE, ALICE}}


def test_a_wrong_guess_is_told_when_it_locks(cast: Cast) -> None:
    def guess() -> None:
        submit_secret(opened(cast, cast.alice), WRONG_PIN, submitter=cast.ann.actor())

    assert [told_of(guess) for _ in range(6)] == [
        *[{}] * 4,
        {"pin.locked": {OFFICE, ALICE}},
        {},
    ]


def test_what_is_chosen_with_an_invitation_is_told(cast: Cast) -> None:
    with transaction.atomic():
        token = invite(cast.bob.user, actor=OPERATOR)
    choice = Choice("a password that was chosen", NEW_PIN)
    told = told_of(partial(administrators.accept_invitation, token, choice))
    assert told == {"invitation.accepted": {OFFICE, BOB}, "pin.set": {OFFICE, BOB}}


def test_a_removal_is_told_to_the_person_too(cast: Cast) -> None:
    told = told_of(partial(remove_administrator, cast.alice, cast.bob.public_id))
    assert told == {"administrator.removed": {OFFICE, BOB}}


def test_a_sign_in_is_told_to_the_person_if_the_browser_is_new(cast: Cast) -> None:
    def sign_in(*, new: bool) -> None:
        with transaction.atomic():
            record(
                Event.SIGNED_IN,
                actor=cast.bob.actor(),
                account=cast.account.public_id,
                subject=cast.bob.user.public_id,
                new_browser=new,
            )

    assert told_of(partial(sign_in, new=True)) == {"session.started": {BOB}}
    assert told_of(partial(sign_in, new=False)) == {}


def test_one_who_was_removed_is_not_written_to(cast: Cast) -> None:
    user = cast.bob.user
    type(user).objects.filter(pk=user.pk).update(email=f"{user.public_id}@removed.invalid")
    put = partial(set_pin, cast.account, cast.bob, NEW_PIN, actor=OPERATOR, origin=Pin.Origin.OWNER)
    assert told_of(put) == {"pin.set": {OFFICE}}


def test_staff_is_no_customer(cast: Cast) -> None:
    with transaction.atomic():
        token = invite(cast.ann.user, actor=OPERATOR)
    assert told_of(partial(accept_invitation, token, "a password that was chosen")) == {}


def test_a_change_is_told_to_the_addresses_before_it(cast: Cast) -> None:
    contact = ContactOfRecord.objects.get(account=cast.account, kind="email")

    def change() -> None:
        with transaction.atomic():
            change_contact(contact, "thief@elsewhere.example", actor=OPERATOR)
            add_contact(cast.account, ContactOfRecord.Kind.EMAIL, "x@y.example", actor=OPERATOR)

    told = told_of(change)
    assert told["contact.changed"] == {OFFICE}
    assert told["contact.added"] == {"thief@elsewhere.example"}


def test_one_address_is_told_once(cast: Cast) -> None:
    with transaction.atomic():
        add_contact(cast.account, ContactOfRecord.Kind.EMAIL, "BOB@Harbour.example", actor=OPERATOR)
    put = partial(set_pin, cast.account, cast.bob, NEW_PIN, actor=OPERATOR, origin=Pin.Origin.OWNER)
    told_of(put)
    addresses = Notice.objects.values_list("address", flat=True)
    assert sorted(addresses) == [BOB, OFFICE]


def test_another_account_is_told_nothing(cast: Cast) -> None:
    told = told_of(partial(granted, cast))
    assert not {address for event in told.values() for address in event} & {
        "hello@northwind.example",
        "charlie@northwind.example",
    }


@pytest.mark.django_db(transaction=True)
def test_of_what_was_undone_nobody_is_told(cast: Cast) -> None:
    before = Notice.objects.count()
    with transaction.atomic():
        add_contact(cast.account, ContactOfRecord.Kind.EMAIL, "x@y.example", actor=OPERATOR)
        assert Notice.objects.count() == before + 1
        transaction.set_rollback(True)
    assert Notice.objects.count() == before


def test_it_shows_no_address_in_a_log(cast: Cast) -> None:
    granted(cast)
    notice = Notice.objects.filter(address=OFFICE).latest("pk")
    assert "@" not in f"{notice} {notice!r}"
