"""``/invitations/TOKEN/pin/check/`` and ``…/suggestion/``: help for whoever holds the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.people.inviting import CHOICE, invited, token_for
from tests.support.faulty import everything
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_agent import add_agent
from watchword.people.models import Agent
from watchword.pins.flows.accept_invitation import accept_invitation
from watchword.pins.queries import broken_rules

if TYPE_CHECKING:
    from django.test import Client

    from tests.support.cast import Cast

WAYS = ("check", "suggestion")


def test_it_names_the_rules_of_the_account(client: Client, cast: Cast) -> None:
    address = f"/invitations/{token_for(invited(cast))}/pin/check/"
    answer = client.post(address, {"pin": "7788"}).json()
    assert [one["code"] for one in answer["broken"]] == ["pattern", "phone"]
    assert client.post(address, {"pin": "620948"}).json() == {"broken": []}


def test_a_suggestion_can_be_used(client: Client, cast: Cast) -> None:
    address = f"/invitations/{token_for(invited(cast))}/pin/suggestion/"
    answer = client.post(address)
    assert not broken_rules(cast.account, answer.json()["pin"])
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("way", WAYS)
def test_it_changes_nothing(client: Client, cast: Cast, way: str) -> None:
    address = f"/invitations/{token_for(invited(cast))}/pin/{way}/"
    before = everything()
    client.post(address, {"pin": "620948"})
    assert everything() == before


@pytest.mark.parametrize("way", WAYS)
def test_a_dead_link_gets_no_answer(client: Client, cast: Cast, way: str) -> None:
    token = token_for(invited(cast))
    accept_invitation(token, CHOICE)
    for dead in (token, "nonsense"):
        assert client.post(f"/invitations/{dead}/pin/{way}/").status_code == 404


@pytest.mark.parametrize("way", WAYS)
def test_staff_have_no_pin(client: Client, cast: Cast, way: str) -> None:
    _agent, token = add_agent("new@desk.example", Agent.Role.AGENT, actor=OPERATOR)
    assert client.post(f"/invitations/{token}/pin/{way}/").status_code == 404
