"""Gates: who gets in, who is asked to sign in, who gets the page that does not exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from watchword.people.models import Account, Agent
from watchword.web.gates import (
    AdministratorRequest,
    AgentRequest,
    administrator_required,
    agent_required,
    role_required,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponseBase

    from tests.support.cast import Cast


@administrator_required
def for_administrators(request: AdministratorRequest) -> HttpResponse:
    return HttpResponse(request.administrator.public_id)


@agent_required
def for_the_desk(request: AgentRequest) -> HttpResponse:
    return HttpResponse(request.agent.public_id)


@role_required(Agent.Role.AUDITOR)
def for_auditors(request: AgentRequest) -> HttpResponse:
    return HttpResponse(request.agent.public_id)


def ask(view: Callable[[HttpRequest], HttpResponseBase], cast: Cast, name: str) -> int:
    request = RequestFactory().get("/somewhere/?a=1")
    request.user = getattr(cast, name).user if name else AnonymousUser()
    try:
        return view(request).status_code
    except Http404:
        return 404


EVERYBODY = ("alice", "bob", "charlie", "ann", "sue", "aud")


@pytest.mark.parametrize(
    ("view", "let_in"),
    [
        (for_administrators, {"alice", "bob", "charlie"}),
        (for_the_desk, {"ann", "sue"}),
        (for_auditors, {"aud"}),
    ],
)
def test_a_gate_lets_in_whom_it_names_and_hides_from_others(
    cast: Cast, view: Callable[[HttpRequest], HttpResponseBase], let_in: set[str]
) -> None:
    answers = {name: ask(view, cast, name) for name in EVERYBODY}
    assert answers == {name: 200 if name in let_in else 404 for name in EVERYBODY}
    assert ask(view, cast, "") == 302


def test_who_signs_in_comes_back_to_where_they_were(cast: Cast) -> None:
    request = RequestFactory().get("/somewhere/?a=1")
    request.user = AnonymousUser()
    answer = for_administrators(request)
    assert answer.headers["Location"] == "/login/?next=/somewhere/%3Fa%3D1"


def test_a_closed_account_has_no_portal(cast: Cast) -> None:
    cast.account.status = Account.Status.CLOSED
    cast.account.save()
    assert ask(for_administrators, cast, "alice") == 404


def test_one_who_was_switched_off_has_no_portal(cast: Cast) -> None:
    cast.alice.user.is_active = False
    cast.alice.user.save()
    assert ask(for_administrators, cast, "alice") == 404
