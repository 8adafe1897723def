"""An invited administrator chooses a password and a PIN, and has both or neither."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from tests.people.inviting import CHOICE, CHOSEN, CHOSEN_PIN, invited, token_for
from tests.pins.test_set_pin import opens
from tests.support.cast import Cast, signed_in
from tests.support.faulty import everything, writes_that_can_fail
from tests.support.together import at_once
from tests.verification.helping import opened
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.ledger.models import Entry
from watchword.people.errors import InvitationAcceptedError, InvitationRefusedError
from watchword.people.flows.add_agent import add_agent
from watchword.people.flows.invite_again import invite_again
from watchword.people.models import Account, Agent, Invitation, User
from watchword.pins.choice import Choice
from watchword.pins.errors import ChoiceRefusedError
from watchword.pins.flows.accept_invitation import accept_invitation
from watchword.pins.models import Pin
from watchword.pins.rules import Rule
from watchword.verification.flows.remove_administrator import remove_administrator
from watchword.verification.flows.submit_secret import submit_secret

DAY, SECOND = dt.timedelta(hours=24), dt.timedelta(seconds=1)


def refused(token: str) -> str:
    """Assert that the link is refused and nothing changes; return what is said."""
    before = everything()
    with pytest.raises(InvitationRefusedError) as error:
        accept_invitation(token, CHOICE)
    assert everything() == before
    return str(error.value)


def test_with_the_link_both_are_chosen(cast: Cast) -> None:
    dora = accept_invitation(token_for(invited(cast)), CHOICE)
    assert User.objects.get(pk=dora.user.pk).check_password(CHOSEN)
    pin = Pin.objects.get(administrator=dora)
    assert opens(pin, CHOSEN_PIN)
    assert (pin.origin, pin.failures) == ("invitation", 0)
    told = Entry.objects.order_by("-pk").values_list("event", "actor")[:2]
    assert list(told) == [
        ("pin.set", str(dora.actor())),
        ("invitation.accepted", str(dora.actor())),
    ]


def test_the_pin_is_in_force_at_once(cast: Cast) -> None:
    dora = accept_invitation(token_for(invited(cast)), CHOICE)
    verification = submit_secret(opened(cast, dora), CHOSEN_PIN, submitter=cast.ann.actor())
    assert verification.outcome == "verified"


def test_before_that_nothing_opens(cast: Cast) -> None:
    dora = invited(cast)
    assert not User.objects.get(pk=dora.user.pk).has_usable_password()
    assert not Pin.objects.filter(administrator=dora).exists()
    verification = submit_secret(opened(cast, dora), CHOSEN_PIN, submitter=cast.ann.actor())
    assert verification.outcome == "refused"


@pytest.mark.parametrize(
    ("choice", "weak_password", "rules"),
    [
        (Choice("short", CHOSEN_PIN), True, ()),
        (Choice(CHOSEN, "1234"), False, (Rule.SEQUENCE,)),
        (Choice(CHOSEN, ""), False, (Rule.DIGITS,)),
        (Choice("", "7788"), True, (Rule.PATTERN, Rule.PHONE)),
        (Choice("dora@harbour.example", CHOSEN_PIN), True, ()),
    ],
)
def test_if_one_is_unfit_neither_is_there_and_the_link_stays(
    cast: Cast, choice: Choice, *, weak_password: bool, rules: tuple[Rule, ...]
) -> None:
    token = token_for(invited(cast))
    before = everything()
    with pytest.raises(ChoiceRefusedError) as error:
        accept_invitation(token, choice)
    assert (bool(error.value.password), error.value.rules) == (weak_password, rules)
    assert everything() == before
    accept_invitation(token, CHOICE)


def test_a_refusal_holds_neither(cast: Cast) -> None:
    with pytest.raises(ChoiceRefusedError) as error:
        accept_invitation(token_for(invited(cast)), Choice("tiny", "1234"))
    shown = f"{error.value} {error.value!r} {vars(error.value)} {Choice('tiny', '1234')!r}"
    assert "1234" not in shown
    assert "tiny" not in shown


def test_whatever_is_wrong_with_a_link_the_same_is_said(cast: Cast) -> None:
    spent, old = invited(cast), invited(cast, "otto@harbour.example")
    accept_invitation(token_for(spent), CHOICE)
    said = {refused(token_for(spent)), refused("unknown"), refused("\0"), refused("")}
    with clock.at(clock.now() + DAY + SECOND):
        said.add(refused(token_for(old)))
    assert len(said) == 1


def test_one_of_the_staff_gets_no_pin_by_it(cast: Cast) -> None:
    _agent, token = add_agent("new@desk.example", Agent.Role.AGENT, actor=OPERATOR)
    refused(token)


def test_after_a_removal_the_link_is_dead(cast: Cast) -> None:
    dora = invited(cast)
    token = token_for(dora)
    remove_administrator(cast.alice, dora.public_id)
    refused(token)


def test_on_a_closed_account_the_link_is_dead(cast: Cast) -> None:
    token = token_for(invited(cast))
    Account.objects.filter(pk=cast.account.pk).update(status=Account.Status.CLOSED)
    refused(token)


def test_a_new_link_ends_the_one_before(cast: Cast) -> None:
    dora = invited(cast)
    first = token_for(dora)
    invite_again(cast.alice, dora.public_id)
    refused(first)
    accept_invitation(token_for(dora), CHOICE)


def test_who_has_accepted_is_invited_no_more(cast: Cast) -> None:
    """A link sent at a colleague's wish would be a way around password, PIN and second factor."""
    for person in (accept_invitation(token_for(invited(cast)), CHOICE), cast.bob):
        with pytest.raises(InvitationAcceptedError):
            invite_again(cast.alice, person.public_id)


def test_who_was_signed_in_as_the_person_no_longer_is(cast: Cast) -> None:
    dora = invited(cast)
    browser = signed_in(dora)
    accept_invitation(token_for(dora), CHOICE)
    assert browser.get("/portal/").status_code == 302


@pytest.mark.django_db(transaction=True)
def test_whichever_write_fails_nothing_is_there(cast: Cast) -> None:
    token = token_for(invited(cast))
    assert writes_that_can_fail(lambda: accept_invitation(token, CHOICE)) > 5


@pytest.mark.django_db(transaction=True)
def test_of_eight_who_press_at_once_one_has_the_link(cast: Cast) -> None:
    token = token_for(invited(cast))
    choices = [Choice(f"{CHOSEN} by {place}", CHOSEN_PIN) for place in range(8)]
    results = at_once([partial(accept_invitation, token, each) for each in choices])
    kinds = sorted(type(one).__name__ for one in results)
    assert kinds == ["Administrator"] + ["InvitationRefusedError"] * 7
    assert Entry.objects.filter(event="invitation.accepted").count() == 1
    assert Entry.objects.filter(event="pin.set", actor__startswith="administrator:").count() == 4


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(4))
def test_of_accepting_and_sending_again_at_once_no_link_is_left(cast: Cast, turn: int) -> None:
    dora = invited(cast)
    accept = partial(accept_invitation, token_for(dora), CHOICE)
    again = partial(invite_again, cast.alice, dora.public_id)
    at_once([accept, again] if turn % 2 else [again, accept])
    has_password = User.objects.get(pk=dora.user.pk).has_usable_password()
    live = Invitation.objects.filter(
        user=dora.user, used_at=None, expires_at__gt=clock.now()
    ).count()
    assert (has_password, live) in {(True, 0), (False, 1)}
