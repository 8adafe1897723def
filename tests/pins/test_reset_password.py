"""A new password and a new PIN with a link: both or nothing, once, and for nobody but its person."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.support.cast import ALICE_PIN, signed_in
from tests.support.faulty import everything
from tests.support.together import at_once
from tests.support.way_back import app_secret, recovery_of, reset_token, tokens_of
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.ledger.models import Entry
from watchword.people.errors import FactorRefusedError, LinkRefusedError
from watchword.people.flows import reset_password as of_staff
from watchword.people.flows.invite import invite
from watchword.people.models import Account, User
from watchword.people.recoveries import is_live
from watchword.pins.choice import Choice
from watchword.pins.errors import ChoiceRefusedError
from watchword.pins.flows.reset_password import reset_password
from watchword.pins.models import Pin
from watchword.pins.queries import pin_status
from watchword.verification.flows.remove_administrator import remove_administrator

if TYPE_CHECKING:
    from tests.support.cast import Cast

PASSWORD = "a password that was chosen"
CHOICE = Choice(PASSWORD, "620948")


def has_password(user: User, password: str = PASSWORD) -> bool:
    return User.objects.get(pk=user.pk).check_password(password)


def refused(token: str) -> None:
    before = everything()
    with pytest.raises(LinkRefusedError):
        reset_password(token, CHOICE, proved=True)
    assert everything() == before


def test_both_are_in_force_and_shown_as_fresh(cast: Cast) -> None:
    assert reset_password(reset_token(cast.alice), CHOICE, proved=False) == cast.alice
    assert has_password(cast.alice.user)
    status = pin_status(cast.account, cast.alice)
    assert (status.is_set, status.origin) == (True, "reset")
    assert [entry.event for entry in Entry.objects.order_by("-pk")[:2]] == [
        "pin.set",
        "password.reset",
    ]


def test_a_locked_pin_is_open_again(cast: Cast) -> None:
    Pin.objects.filter(administrator=cast.alice).update(failures=5)
    reset_password(reset_token(cast.alice), CHOICE, proved=False)
    assert not pin_status(cast.account, cast.alice).is_locked


def test_whoever_was_signed_in_is_signed_out(cast: Cast) -> None:
    browsers = [signed_in(cast.alice), signed_in(cast.alice)]
    colleague = signed_in(cast.bob)
    reset_password(reset_token(cast.alice), CHOICE, proved=False)
    assert [browser.get("/portal/").status_code for browser in browsers] == [302, 302]
    assert colleague.get("/portal/").status_code == 200


def test_a_recovery_that_waits_is_over(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    reset_password(reset_token(cast.alice), CHOICE, proved=False)
    assert not is_live(recovery, clock.now())


def test_a_link_serves_once(cast: Cast) -> None:
    token = reset_token(cast.alice)
    reset_password(token, CHOICE, proved=False)
    refused(token)


@pytest.mark.parametrize(
    ("choice", "password_is_wrong", "rules"),
    [
        (Choice("short", "620948"), True, False),
        (Choice(PASSWORD, "1234"), False, True),
        (Choice("alice@harbour.example", "7788"), True, True),
    ],
)
def test_what_is_weak_is_named_and_leaves_all_as_it_was(
    cast: Cast, choice: Choice, *, password_is_wrong: bool, rules: bool
) -> None:
    token = reset_token(cast.alice)
    before = everything()
    with pytest.raises(ChoiceRefusedError) as refusal:
        reset_password(token, choice, proved=False)
    assert (bool(refusal.value.password), bool(refusal.value.rules)) == (password_is_wrong, rules)
    assert everything() == before
    reset_password(token, CHOICE, proved=False)


def test_the_mail_alone_is_not_enough_for_one_with_a_second_factor(cast: Cast) -> None:
    app_secret(cast.alice)
    token = reset_token(cast.alice)
    before = everything()
    with pytest.raises(FactorRefusedError):
        reset_password(token, CHOICE, proved=False)
    assert everything() == before
    reset_password(token, CHOICE, proved=True)
    assert has_password(cast.alice.user)


def test_a_link_of_another_kind_opens_nothing(cast: Cast) -> None:
    with transaction.atomic():
        invitation = invite(cast.alice.user, actor=OPERATOR)
    for token in (invitation, *tokens_of(recovery_of(cast.alice, by_code=True)), "", "\0", "ä"):
        refused(token)


def test_staff_choose_no_pin_and_administrators_no_password_alone(cast: Cast) -> None:
    anns, alices = reset_token(cast.ann), reset_token(cast.alice)
    refused(anns)
    with pytest.raises(LinkRefusedError):
        of_staff.reset_password(alices, PASSWORD, proved=True)
    of_staff.reset_password(anns, PASSWORD, proved=False)
    assert has_password(cast.ann.user)
    assert Entry.objects.latest("pk").event == "password.reset"


def test_staff_with_a_second_factor_prove_it_too(cast: Cast) -> None:
    app_secret(cast.ann)
    with pytest.raises(FactorRefusedError):
        of_staff.reset_password(reset_token(cast.ann), PASSWORD, proved=False)


def test_a_removed_person_and_a_closed_account_are_not_let_in(cast: Cast) -> None:
    bobs, alices = reset_token(cast.bob), reset_token(cast.alice)
    remove_administrator(cast.alice, cast.bob.public_id)
    refused(bobs)
    Account.objects.filter(pk=cast.account.pk).update(status=Account.Status.CLOSED)
    refused(alices)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_press_at_once_one_is_taken(cast: Cast) -> None:
    token = reset_token(cast.alice)
    choices = [Choice(f"{PASSWORD} by {place}", f"62094{place}") for place in range(8)]
    results = at_once([partial(reset_password, token, each, proved=False) for each in choices])
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["Administrator"] + ["LinkRefusedError"] * 7
    assert sum(has_password(cast.alice.user, each.password) for each in choices) == 1
    assert Entry.objects.filter(event="password.reset").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_reset_and_a_removal_at_once_leave_nobody_in(cast: Cast) -> None:
    token = reset_token(cast.bob)
    at_once(
        [
            partial(reset_password, token, CHOICE, proved=False),
            partial(remove_administrator, cast.alice, cast.bob.public_id),
        ]
    )
    assert not User.objects.get(pk=cast.bob.user.pk).is_active
    assert not pin_status(cast.account, cast.bob).is_set


def test_the_pin_of_before_is_void(cast: Cast) -> None:
    before = Pin.objects.get(administrator=cast.alice).sealed
    reset_password(reset_token(cast.alice), CHOICE, proved=False)
    assert Pin.objects.get(administrator=cast.alice).sealed != before
    # As a number of its own: a moment's microseconds may hold any four digits.
    assert not re.search(rf"(?<!\d){ALICE_PIN}(?!\d)", str(everything()))
