"""The end of a recovery: a new password and a new PIN, for whom the link went out, and nobody else."""

from __future__ import annotations

import datetime as dt
import time
from functools import partial
from threading import Event
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction

from tests.support.cast import signed_in
from tests.support.faulty import everything
from tests.support.together import at_once
from tests.support.way_back import (
    app_secret,
    office_of,
    recovery_codes,
    recovery_of,
    reset_token,
    tokens_of,
)
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.ledger.models import Entry
from watchword.people.errors import LinkRefusedError
from watchword.people.flows.change_contact import change_contact
from watchword.people.flows.stop_recovery import stop_by_link
from watchword.people.models import Recovery, User
from watchword.people.resets import resetting_with
from watchword.pins.choice import Choice
from watchword.pins.errors import ChoiceRefusedError
from watchword.pins.flows.complete_recovery import complete_recovery
from watchword.pins.queries import pin_status

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

PASSWORD = "a password that was chosen"
CHOICE = Choice(PASSWORD, "620948")
LATER = dt.timedelta(hours=49)


def at_hand(cast: Cast) -> str:
    """Return the token of a recovery of alice that is ready."""
    return tokens_of(recovery_of(cast.alice, by_code=True))[0]


def refused(token: str) -> None:
    before = everything()
    with pytest.raises(LinkRefusedError):
        complete_recovery(token, CHOICE)
    assert everything() == before


def test_after_the_wait_both_are_in_force(cast: Cast) -> None:
    token, _stop = tokens_of(recovery_of(cast.alice))
    refused(token)
    with clock.at(clock.now() + LATER):
        assert complete_recovery(token, CHOICE) == cast.alice
        refused(token)
    assert User.objects.get(pk=cast.alice.user.pk).check_password(PASSWORD)
    assert pin_status(cast.account, cast.alice).origin == "reset"
    assert Entry.objects.filter(event="recovery.completed", actor="caller").count() == 1


def test_what_was_lost_opens_nothing_any_more(cast: Cast) -> None:
    app_secret(cast.alice)
    recovery_codes(cast.alice)
    browser = signed_in(cast.alice)
    complete_recovery(at_hand(cast), CHOICE)
    assert not Authenticator.objects.filter(user=cast.alice.user).exists()
    assert Entry.objects.filter(event="second_factor.removed").count() == 1
    assert browser.get("/portal/").status_code == 302


def test_without_a_second_factor_none_is_said_to_be_removed(cast: Cast) -> None:
    complete_recovery(at_hand(cast), CHOICE)
    assert not Entry.objects.filter(event="second_factor.removed").exists()


def test_the_factors_of_a_colleague_stay(cast: Cast) -> None:
    app_secret(cast.bob)
    complete_recovery(at_hand(cast), CHOICE)
    assert Authenticator.objects.filter(user=cast.bob.user).exists()


def test_a_link_to_reset_ends_with_it(cast: Cast) -> None:
    reset = reset_token(cast.alice)
    complete_recovery(at_hand(cast), CHOICE)
    with pytest.raises(LinkRefusedError):
        resetting_with(reset)


def test_what_is_weak_leaves_the_link_as_it_was(cast: Cast) -> None:
    token = at_hand(cast)
    with pytest.raises(ChoiceRefusedError):
        complete_recovery(token, Choice("short", "1234"))
    complete_recovery(token, CHOICE)


def test_a_link_of_another_kind_opens_nothing(cast: Cast) -> None:
    recovery = recovery_of(cast.alice, by_code=True)
    for token in (tokens_of(recovery)[1], reset_token(cast.alice), "", "\0", "ä"):
        refused(token)


def test_a_thief_of_the_database_who_clears_the_wait_still_has_no_link(cast: Cast) -> None:
    recovery = recovery_of(cast.alice)
    Recovery.objects.update(ready_at=clock.now())
    recovery.refresh_from_db()
    refused(recovery.token_hash)
    refused(recovery.stop_token_hash)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_press_at_once_one_is_taken(cast: Cast) -> None:
    token = at_hand(cast)
    choices = [Choice(f"{PASSWORD} by {place}", f"62094{place}") for place in range(8)]
    results = at_once([partial(complete_recovery, token, each) for each in choices])
    kinds = sorted(type(result).__name__ for result in results)
    assert kinds == ["Administrator"] + ["LinkRefusedError"] * 7
    assert Entry.objects.filter(event="recovery.completed").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(4))
def test_stopping_and_using_it_at_once_ends_in_one_of_the_two(cast: Cast, turn: int) -> None:
    use, stop = tokens_of(recovery_of(cast.alice, by_code=True))
    works: list[Callable[[], object]] = [
        partial(complete_recovery, use, CHOICE),
        partial(stop_by_link, stop),
    ]
    results = at_once(works[:: 1 if turn % 2 else -1])
    assert sum(isinstance(result, LinkRefusedError) for result in results) == 1
    ended = {"recovery.completed", "recovery.stopped"}
    assert Entry.objects.filter(event__in=ended).count() == 1


@pytest.mark.django_db(transaction=True)
def test_whoever_changes_its_contact_at_the_same_moment_is_waited_for(cast: Cast) -> None:
    token, office = at_hand(cast), office_of(cast.alice)
    changed = Event()

    def change() -> None:
        with transaction.atomic():
            change_contact(office, "elsewhere@harbour.example", actor=OPERATOR)
            changed.set()
            time.sleep(0.5)

    def use() -> None:
        changed.wait(timeout=60)
        complete_recovery(token, CHOICE)

    _none, refusal = at_once([change, use])
    assert isinstance(refusal, LinkRefusedError)
    assert not Entry.objects.filter(event="recovery.completed").exists()
