"""One-time links, and the provider's staff who choose a password with them."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.db import transaction

from tests.support.cast import PASSWORD, signed_in
from tests.support.together import at_once
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.core.errors import InvalidError
from watchword.ledger.models import Entry
from watchword.people.errors import InvitationRefusedError
from watchword.people.flows.accept_invitation import accept_invitation
from watchword.people.flows.add_agent import add_agent
from watchword.people.flows.invite import invite
from watchword.people.links import live_link
from watchword.people.models import Agent, Invitation, User

if TYPE_CHECKING:
    from tests.support.cast import Cast

CHOSEN = "a password that was chosen"
DAY = dt.timedelta(hours=24)
SECOND = dt.timedelta(seconds=1)


def invited(person: Agent) -> str:
    with transaction.atomic():
        return invite(person.user, actor=OPERATOR)


def refused(token: str) -> str:
    """Assert that the link is refused; return what is said."""
    with pytest.raises(InvitationRefusedError) as error:
        accept_invitation(token, CHOSEN)
    return str(error.value)


def test_with_a_link_a_password_is_chosen(cast: Cast) -> None:
    user = accept_invitation(invited(cast.ann), CHOSEN)
    assert User.objects.get(pk=user.pk).check_password(CHOSEN)
    assert Entry.objects.latest("pk").event == "invitation.accepted"


def test_a_link_serves_once(cast: Cast) -> None:
    token = invited(cast.ann)
    accept_invitation(token, CHOSEN)
    refused(token)


def test_a_link_lives_for_a_day(cast: Cast) -> None:
    token, now = invited(cast.ann), clock.now()
    with clock.at(now + DAY + SECOND):
        refused(token)
    with clock.at(now + DAY - SECOND):
        assert live_link(Invitation, token)
        accept_invitation(token, CHOSEN)


def test_a_new_link_ends_the_one_before(cast: Cast) -> None:
    first, second = invited(cast.ann), invited(cast.ann)
    refused(first)
    accept_invitation(second, CHOSEN)


def test_the_link_of_another_goes_on(cast: Cast) -> None:
    token = invited(cast.sue)
    invited(cast.ann)
    assert accept_invitation(token, CHOSEN) == cast.sue.user


def test_whatever_is_wrong_with_a_link_the_same_is_said(cast: Cast) -> None:
    spent, old = invited(cast.sue), invited(cast.ann)
    accept_invitation(spent, CHOSEN)
    with clock.at(clock.now() + DAY + SECOND):
        said = [refused(token) for token in (spent, old, "unknown", "", "\0", "ä" * 500)]
    assert len(set(said)) == 1


def test_one_who_may_not_sign_in_cannot_use_a_link(cast: Cast) -> None:
    token = invited(cast.ann)
    User.objects.filter(pk=cast.ann.user.pk).update(is_active=False)
    refused(token)


@pytest.mark.parametrize("password", ["", "short", "password1234", "ann@desk.example"])
def test_a_weak_password_leaves_the_link_as_it_was(cast: Cast, password: str) -> None:
    token = invited(cast.ann)
    with pytest.raises(InvalidError) as error:
        accept_invitation(token, password)
    assert error.value.field == "password"
    assert accept_invitation(token, CHOSEN).pk


def test_an_administrator_chooses_no_password_without_a_pin(cast: Cast) -> None:
    with transaction.atomic():
        token = invite(cast.bob.user, actor=OPERATOR)
    refused(token)
    assert User.objects.get(pk=cast.bob.user.pk).check_password(PASSWORD)


def test_who_was_signed_in_elsewhere_no_longer_is(cast: Cast) -> None:
    browser = signed_in(cast.ann)
    accept_invitation(invited(cast.ann), CHOSEN)
    assert browser.get("/desk/").status_code == 302


def test_the_link_itself_is_kept_nowhere(cast: Cast) -> None:
    token = invited(cast.ann)
    kept = str(list(Invitation.objects.values())) + str(list(Entry.objects.values()))
    assert token not in kept


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_press_at_once_one_has_the_link(cast: Cast) -> None:
    token = invited(cast.ann)
    passwords = [f"{CHOSEN} by {place}" for place in range(8)]
    results = at_once([partial(accept_invitation, token, each) for each in passwords])
    assert sorted(type(one).__name__ for one in results) == ["InvitationRefusedError"] * 7 + [
        "User"
    ]
    user = User.objects.get(pk=cast.ann.user.pk)
    assert sum(user.check_password(each) for each in passwords) == 1
    assert Entry.objects.filter(event="invitation.accepted").count() == 1


def test_one_of_the_staff_is_added_and_invited(cast: Cast) -> None:
    agent, token = add_agent(" NEW@Desk.example ", Agent.Role.AGENT, actor=OPERATOR)
    assert (agent.user.email, agent.name, agent.role) == ("new@desk.example", "new", "agent")
    assert accept_invitation(token, CHOSEN) == agent.user


def test_one_who_is_there_gets_the_role_and_a_new_link(cast: Cast) -> None:
    agent, token = add_agent("ann@desk.example", Agent.Role.SUPERVISOR, actor=OPERATOR)
    assert agent == cast.ann
    assert Agent.objects.get(pk=agent.pk).role == "supervisor"
    assert Entry.objects.filter(event="agent.role_changed").count() == 1
    assert accept_invitation(token, CHOSEN).pk


def test_the_same_role_again_is_no_change(cast: Cast) -> None:
    add_agent("ann@desk.example", Agent.Role.AGENT, actor=OPERATOR)
    assert not Entry.objects.filter(event="agent.role_changed").exists()


def test_an_administrator_cannot_be_on_both_sides_of_the_desk(cast: Cast) -> None:
    entries = Entry.objects.count()
    with pytest.raises(InvalidError) as refusal:
        add_agent("Alice@harbour.example", Agent.Role.AGENT, actor=OPERATOR)
    assert refusal.value.problem == "administrator"
    assert not Agent.objects.filter(user=cast.alice.user).exists()
    assert Entry.objects.count() == entries


@pytest.mark.parametrize("email", ["", "nobody", "a@b", "a b@c.example", "a@b.example\n.example"])
def test_an_unfit_address_is_refused(cast: Cast, email: str) -> None:
    with pytest.raises(InvalidError) as refusal:
        add_agent(email, Agent.Role.AGENT, actor=OPERATOR)
    assert refusal.value.field == "email"
    assert User.objects.count() == 6
