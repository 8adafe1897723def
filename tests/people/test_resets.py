"""Links to choose a new password: who gets one, how often, and who learns of it."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import invited
from tests.support.faulty import everything
from tests.support.together import at_once
from tests.support.way_back import reset_of, reset_token
from watchword.core import clock
from watchword.core.errors import NotFoundError
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.people.errors import LinkRefusedError, ResetRefusedError
from watchword.people.flows.ask_for_reset import ask_for_reset, send_reset
from watchword.people.models import Account, PasswordReset, User
from watchword.people.resets import resetting_with
from watchword.verification.flows.remove_administrator import remove_administrator

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast

HALF_AN_HOUR = dt.timedelta(minutes=30)
HOUR = dt.timedelta(hours=1)
SECOND = dt.timedelta(seconds=1)


def is_dead(token: str) -> bool:
    try:
        resetting_with(token)
    except LinkRefusedError:
        return True
    return False


def test_a_link_is_for_the_person_and_stands_in_the_ledger(cast: Cast) -> None:
    link = reset_of(cast.alice)
    entry = Entry.objects.latest("pk")
    assert (entry.event, entry.actor) == ("password.reset_asked", "caller")
    assert (entry.account, entry.subject) == (cast.account.public_id, cast.alice.user.public_id)
    assert decode(bytes(entry.leaf))["fact_link"] == link.public_id


def test_the_link_itself_is_kept_nowhere(cast: Cast) -> None:
    assert reset_token(cast.alice) not in str(everything())


def test_it_lives_for_half_an_hour(cast: Cast) -> None:
    token, now = reset_token(cast.alice), clock.now()
    with clock.at(now + HALF_AN_HOUR - SECOND):
        assert resetting_with(token).administrator == cast.alice
    with clock.at(now + HALF_AN_HOUR + SECOND):
        assert is_dead(token)


def test_a_newer_one_ends_it_and_that_of_another_goes_on(cast: Cast) -> None:
    first, bobs = reset_token(cast.alice), reset_token(cast.bob)
    second = reset_token(cast.alice)
    assert is_dead(first)
    assert not is_dead(second)
    assert resetting_with(bobs).user == cast.bob.user


def switched_off(cast: Cast) -> str:
    User.objects.filter(pk=cast.bob.user.pk).update(is_active=False)
    return cast.bob.user.public_id


def removed(cast: Cast) -> str:
    remove_administrator(cast.alice, cast.bob.public_id)
    return cast.bob.user.public_id


def of_a_closed_account(cast: Cast) -> str:
    Account.objects.filter(pk=cast.account.pk).update(status=Account.Status.CLOSED)
    return cast.bob.user.public_id


def not_accepted_yet(cast: Cast) -> str:
    return invited(cast).user.public_id


def nobody(_cast: Cast) -> str:
    return ""


@pytest.mark.parametrize(
    "who", [switched_off, removed, of_a_closed_account, not_accepted_yet, nobody, lambda _: "\0"]
)
def test_nothing_is_sent_to_one_who_has_no_way_in(cast: Cast, who: Callable[[Cast], str]) -> None:
    person = who(cast)
    before = everything()
    assert not ask_for_reset(person)
    assert everything() == before


def test_the_staff_get_one_too(cast: Cast) -> None:
    assert resetting_with(reset_token(cast.ann)).administrator is None
    assert Entry.objects.latest("pk").account == ""


@pytest.mark.parametrize("how", [switched_off, removed, of_a_closed_account])
def test_a_link_ends_with_the_way_in(cast: Cast, how: Callable[[Cast], str]) -> None:
    token = reset_token(cast.bob)
    how(cast)
    assert is_dead(token)


def test_no_more_than_three_go_to_one_person_in_an_hour(cast: Cast) -> None:
    tokens = [reset_token(cast.alice) for _ in range(3)]
    assert not ask_for_reset(cast.alice.user.public_id)
    assert not is_dead(tokens[-1])
    assert ask_for_reset(cast.bob.user.public_id)
    with clock.at(clock.now() + HOUR + SECOND):
        assert ask_for_reset(cast.alice.user.public_id)


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_ask_at_once_three_are_sent_and_one_lives(cast: Cast) -> None:
    asked = at_once([partial(ask_for_reset, cast.alice.user.public_id)] * 8)
    assert sorted(map(bool, asked)) == [False] * 5 + [True] * 3
    live = PasswordReset.objects.filter(expires_at__gt=clock.now(), used_at=None)
    assert live.count() == 1


def test_a_colleague_can_have_it_sent_and_the_ledger_names_who(cast: Cast) -> None:
    assert send_reset(cast.alice, cast.bob.public_id) == cast.bob
    entry = Entry.objects.latest("pk")
    assert entry.actor == f"administrator:{cast.alice.public_id}"
    assert entry.subject == cast.bob.user.public_id
    assert PasswordReset.objects.get().user == cast.bob.user


def test_nobody_has_one_sent_to_a_person_of_another_account(cast: Cast) -> None:
    for target in (cast.charlie.public_id, "adm_unknown", "\0"):
        with pytest.raises(NotFoundError):
            send_reset(cast.alice, target)
    assert not PasswordReset.objects.exists()


def test_a_colleague_floods_nobody_either(cast: Cast) -> None:
    for _ in range(3):
        send_reset(cast.alice, cast.bob.public_id)
    with pytest.raises(ResetRefusedError):
        send_reset(cast.alice, cast.bob.public_id)


def test_the_invited_have_their_invitation(cast: Cast) -> None:
    with pytest.raises(ResetRefusedError):
        send_reset(cast.alice, invited(cast).public_id)
