"""What a grant opens, for whom and how long; without one nothing is seen or changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.verification.helping import granted, opened
from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.core.errors import InvalidError, NotFoundError
from watchword.ledger.models import Entry
from watchword.people.models import ContactOfRecord
from watchword.verification.access import (
    CHANGE,
    DISCLOSE,
    conversation_for,
    disclosed_account,
    grant_opened_by,
    live_grant,
    verification_opened_by,
)
from watchword.verification.errors import GrantNeededError
from watchword.verification.flows.change_contact import change_contact
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.end_grant import end_grant
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.cast import Cast
    from watchword.people.models import Agent

NUMBER = "100200"
MINUTES = dt.timedelta(minutes=15)


def sees(agent: Agent, number: str = NUMBER) -> bool:
    try:
        return disclosed_account(agent, number, clock.now()).number == number
    except GrantNeededError:
        return False


def changes(cast: Cast, agent: Agent, contact: str | None = None) -> bool:
    email = ContactOfRecord.objects.get(account=cast.account, kind="email")
    try:
        return change_contact(agent, NUMBER, contact or email.public_id, "new@harbour.example")
    except GrantNeededError:
        return False


def neither(cast: Cast, agent: Agent) -> bool:
    entries = Entry.objects.count()
    return not sees(agent) and not changes(cast, agent) and Entry.objects.count() == entries


def test_with_a_grant_the_account_is_seen_and_changed(cast: Cast) -> None:
    granted(cast)
    assert sees(cast.ann)
    assert changes(cast, cast.ann)


def test_without_one_neither(cast: Cast) -> None:
    opened(cast, cast.alice)
    assert neither(cast, cast.ann)


def test_the_grant_of_another_agent_opens_nothing(cast: Cast) -> None:
    granted(cast)
    assert neither(cast, cast.sue)


def test_a_grant_opens_no_other_account(cast: Cast) -> None:
    granted(cast)
    assert not sees(cast.ann, "100300")
    assert not sees(cast.ann, "999999")


ENDS: dict[str, Callable[[Cast, Grant], object]] = {
    "the grant was ended": lambda cast, grant: end_grant(grant, actor=cast.ann.actor()),
    "the conversation was ended": lambda cast, grant: end_conversation(
        cast.ann, grant.conversation
    ),
    "its time is over": lambda _cast, grant: Grant.objects.filter(pk=grant.pk).update(
        expires_at=clock.now()
    ),
    "it has no scope": lambda _cast, grant: Grant.objects.filter(pk=grant.pk).update(scopes=[]),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_no_more_when(end: Callable[[Cast, Grant], object], cast: Cast) -> None:
    end(cast, granted(cast))
    assert neither(cast, cast.ann)


@pytest.mark.parametrize(("scope", "other"), [(DISCLOSE, CHANGE), (CHANGE, DISCLOSE)])
def test_a_scope_allows_itself_alone(cast: Cast, scope: str, other: str) -> None:
    Grant.objects.filter(pk=granted(cast).pk).update(scopes=[scope])
    assert live_grant(cast.ann, cast.account, scope, clock.now())
    assert live_grant(cast.ann, cast.account, other, clock.now()) is None
    assert sees(cast.ann) == (scope == DISCLOSE)
    assert changes(cast, cast.ann) == (scope == CHANGE)


def test_a_grant_lives_to_its_last_moment(cast: Cast) -> None:
    end = granted(cast).expires_at
    for moment, live in ((end - dt.timedelta(microseconds=1), True), (end, False)):
        found = live_grant(cast.ann, cast.account, DISCLOSE, moment)
        assert (found is not None) == live
        assert Grant.objects.get().live(moment) == live


def test_of_two_grants_the_one_that_allows_it_is_found(cast: Cast) -> None:
    first, second = granted(cast), granted(cast)
    Grant.objects.filter(pk=second.pk).update(scopes=[DISCLOSE])
    found = live_grant(cast.ann, cast.account, CHANGE, clock.now())
    assert found == first


@pytest.mark.parametrize("contact", ["ctc_unknown", "", "\0"])
def test_a_contact_that_is_not_there_looks_like_one_without_a_grant(
    cast: Cast, contact: str
) -> None:
    granted(cast)
    with pytest.raises(GrantNeededError):
        change_contact(cast.ann, NUMBER, contact, "new@harbour.example")


def test_a_contact_of_another_account_is_not_reached_through_ones_own(cast: Cast) -> None:
    granted(cast)
    theirs = ContactOfRecord.objects.get(account=cast.other)
    for number in (NUMBER, "100300"):
        with pytest.raises(GrantNeededError):
            change_contact(cast.ann, number, theirs.public_id, "new@harbour.example")
    theirs.refresh_from_db()
    assert theirs.value == "hello@northwind.example"


def test_without_a_grant_even_an_unfit_value_tells_nothing(cast: Cast) -> None:
    email = ContactOfRecord.objects.get(account=cast.account, kind="email").public_id
    with pytest.raises(GrantNeededError):
        change_contact(cast.ann, NUMBER, email, "unfit")
    granted(cast)
    with pytest.raises(InvalidError):
        change_contact(cast.ann, NUMBER, email, "unfit")


def test_a_conversation_is_for_who_leads_it(cast: Cast) -> None:
    conversation = opened(cast).conversation
    assert conversation_for(cast.ann, conversation.public_id) == conversation
    for agent, public_id in [
        (cast.sue, conversation.public_id),
        (cast.ann, "cnv_unknown"),
        (cast.ann, "\0"),
    ]:
        with pytest.raises(NotFoundError):
            conversation_for(agent, public_id)


def test_what_a_system_opened_is_for_that_system(cast: Cast) -> None:
    grant = granted(cast)
    mine, other = cast.ann.actor(), Actor(ActorKind.API_KEY, cast.ann.public_id)
    assert grant_opened_by(mine, grant.public_id) == grant
    assert verification_opened_by(mine, grant.verification.public_id) == grant.verification
    for reach in (grant_opened_by, verification_opened_by):
        for actor, public_id in [(other, grant.public_id), (mine, "grt_unknown"), (mine, "\0")]:
            with pytest.raises(NotFoundError):
                reach(actor, public_id)
