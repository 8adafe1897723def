"""Who may reach which person; what one may not know of looks like what does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser

from watchword.core.errors import NotFoundError
from watchword.people.access import administrator_for, administrator_of, agent_of
from watchword.people.models import Agent

if TYPE_CHECKING:
    from tests.support.cast import Cast


def test_an_administrator_is_known_by_the_user(cast: Cast) -> None:
    assert administrator_of(cast.alice.user) == cast.alice
    assert administrator_of(cast.ann.user) is None
    assert administrator_of(AnonymousUser()) is None


def test_of_an_account_that_is_closed_nobody_is_an_administrator(cast: Cast) -> None:
    cast.account.status = "closed"
    cast.account.save()
    assert administrator_of(cast.alice.user) is None
    assert administrator_of(cast.charlie.user) == cast.charlie


def test_one_who_may_not_sign_in_is_nobody(cast: Cast) -> None:
    for person in (cast.alice, cast.ann):
        person.user.is_active = False
    assert administrator_of(cast.alice.user) is None
    assert agent_of(cast.ann.user) is None


def test_staff_is_known_by_role(cast: Cast) -> None:
    assert agent_of(cast.ann.user) == cast.ann
    assert agent_of(cast.ann.user, Agent.Role.SUPERVISOR) is None
    assert agent_of(cast.sue.user, Agent.Role.AGENT, Agent.Role.SUPERVISOR) == cast.sue
    assert agent_of(cast.alice.user) is None
    assert agent_of(AnonymousUser()) is None


def test_a_colleague_is_reached_and_a_stranger_does_not_exist(cast: Cast) -> None:
    assert administrator_for(cast.alice, cast.bob.public_id) == cast.bob
    for public_id in (
        cast.charlie.public_id,
        "adm_unknown",
        "",
        "\0",
        "\ud800",
        cast.account.public_id,
    ):
        with pytest.raises(NotFoundError):
            administrator_for(cast.alice, public_id)


def test_people_show_no_name_in_a_log(cast: Cast) -> None:
    shown = [f"{one} {one!r}" for one in (cast.alice, cast.alice.user, cast.ann, cast.ann.user)]
    for text in shown:
        assert not {"Alice", "Ann", "alice@", "ann@"} & set(text.replace("<", " ").split())
        assert "@" not in text
