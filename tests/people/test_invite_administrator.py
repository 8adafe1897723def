"""An administrator invites colleagues: to the own account, by mail, once."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import DORA, invited, token_for
from tests.support.faulty import everything, writes_that_can_fail
from tests.support.together import at_once
from watchword.core import clock
from watchword.core.errors import NotFoundError
from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.people.errors import UnfitError
from watchword.people.flows.invite_administrator import invite_administrator
from watchword.people.flows.invite_again import invite_again
from watchword.people.invitations import can_sign_in, invited_until, invited_with
from watchword.people.models import Administrator, Invitation, User

if TYPE_CHECKING:
    from tests.support.cast import Cast


def test_the_colleague_belongs_to_the_account_of_the_one_who_invites(cast: Cast) -> None:
    dora = invited(cast)
    assert (dora.account, dora.name, dora.user.email) == (cast.account, "Dora Dahl", DORA)
    assert dora.authorised_to_contact_support
    assert invited_with(token_for(dora)).administrator == dora


def test_the_link_goes_by_mail_and_stands_in_no_entry(cast: Cast) -> None:
    dora = invited(cast)
    entry = Entry.objects.get(event="invitation.made", subject=dora.user.public_id)
    assert entry.actor == str(cast.alice.actor())
    assert (
        decode(bytes(entry.leaf))["fact_link"] == Invitation.objects.get(user=dora.user).public_id
    )
    assert token_for(dora).encode() not in b"".join(
        bytes(leaf) for leaf in Entry.objects.values_list("leaf", flat=True)
    )


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ({"name": ""}, [("name", "length")]),
        ({"email": "nobody"}, [("email", "email")]),
        ({"email": "a@" + "b" * 250 + ".example"}, [("email", "email")]),
        ({"email": "\0@harbour.example"}, [("email", "email")]),
        ({"name": "\u202e", "email": ""}, [("name", "characters"), ("email", "email")]),
        ({"email": "BOB@harbour.example "}, [("email", "taken")]),
        ({"email": "charlie@northwind.example"}, [("email", "taken")]),
        ({"email": "ann@desk.example"}, [("email", "taken")]),
    ],
)
def test_what_is_unfit_is_named_and_nothing_is_there(
    cast: Cast, given: dict[str, str], problems: list[tuple[str, str]]
) -> None:
    before = everything()
    with pytest.raises(UnfitError) as refusal:
        invite_administrator(
            cast.alice, **({"name": "Dora Dahl", "email": DORA} | given), authorised=False
        )
    assert [(one.field, one.problem) for one in refusal.value.problems] == problems
    assert everything() == before


def test_whose_email_it_is_is_not_said(cast: Cast) -> None:
    said = set()
    for email in ("bob@harbour.example", "charlie@northwind.example", "ann@desk.example"):
        with pytest.raises(UnfitError) as refusal:
            invite_administrator(cast.alice, name="X", email=email, authorised=False)
        said.add(str(refusal.value))
    assert len(said) == 1


def test_the_invited_are_told_apart_until_they_accept(cast: Cast) -> None:
    dora, now = invited(cast), clock.now()
    until = invited_until(cast.account)
    assert until.keys() == {dora.pk}
    assert until[dora.pk] == Invitation.objects.get(user=dora.user).expires_at
    assert dora not in can_sign_in(cast.account)
    with clock.at(now + dt.timedelta(hours=25)):
        assert invited_until(cast.account) == {dora.pk: None}
    assert invited_until(cast.other) == {}


def test_one_who_is_sent_it_again_has_a_day_from_then(cast: Cast) -> None:
    dora = invited(cast)
    with clock.at(clock.now() + dt.timedelta(hours=30)):
        invite_again(cast.bob, dora.public_id)
        assert invited_with(token_for(dora)).administrator == dora
        until = invited_until(cast.account)[dora.pk]
        assert until == clock.now() + dt.timedelta(hours=24)


def test_a_stranger_is_not_found(cast: Cast) -> None:
    dora = invited(cast)
    for target in (dora.public_id, "adm_unknown", "\0"):
        with pytest.raises(NotFoundError):
            invite_again(cast.charlie, target)


@pytest.mark.django_db(transaction=True)
def test_whichever_write_fails_nobody_is_invited(cast: Cast) -> None:
    assert writes_that_can_fail(lambda: invited(cast)) > 4


@pytest.mark.django_db(transaction=True)
def test_of_four_who_invite_one_email_at_once_one_does(cast: Cast) -> None:
    results = at_once([partial(invited, cast)] * 4)
    assert sorted(type(one).__name__ for one in results) == ["Administrator"] + ["UnfitError"] * 3
    assert User.objects.filter(email=DORA).count() == 1
    assert Administrator.objects.filter(user__email=DORA).count() == 1
    assert Invitation.objects.filter(user__email=DORA).count() == 1
