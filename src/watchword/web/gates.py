"""Who may open a view: each gate is a decorator that says so on the view's first line."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from watchword.people.access import administrator_of, agent_of
from watchword.people.models import Agent
from watchword.web.factor_gate import lacks_second_factor
from watchword.web.recent import (
    is_recent,
    lacks_recent_factor,
    prove_again,
    prove_factor_again,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchword.people.models import Administrator

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
# What an address takes that shows a page and takes its form.
PAGE_AND_FORM = ["GET", "HEAD", "POST"]


class AdministratorRequest(HttpRequest):
    """A request of a signed-in administrator."""

    administrator: Administrator


class AgentRequest(HttpRequest):
    """A request of a signed-in agent."""

    agent: Agent


def administrator_required(
    view: Callable[Concatenate[AdministratorRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let administrators in, as ``request.administrator``.

    Who is not signed in is sent to sign in; anybody else gets the page that does not exist.
    """

    @wraps(view)
    def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        administrator = administrator_of(request.user)
        if administrator is None:
            raise Http404
        gated = cast("AdministratorRequest", request)
        gated.administrator = administrator
        return view(gated, *args, **kwargs)

    return gate


def role_required(
    *roles: Agent.Role,
) -> Callable[
    [Callable[Concatenate[AgentRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Let agents of one of ``roles`` in (none given: of any), as ``request.agent``; others as above.

    One who must have a second factor and has none reaches only the page to set one up.
    """

    def decorate(
        view: Callable[Concatenate[AgentRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @wraps(view)
        def gate(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            agent = agent_of(request.user, *roles)
            if agent is None:
                raise Http404
            if lacks_second_factor(request, agent):
                return redirect("account_security")
            gated = cast("AgentRequest", request)
            gated.agent = agent
            return view(gated, *args, **kwargs)

        return gate

    return decorate


def agent_required(
    view: Callable[Concatenate[AgentRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let those in who work at the desk, agents and supervisors; an auditor has no business there."""
    return role_required(Agent.Role.AGENT, Agent.Role.SUPERVISOR)(view)


def recent_sign_in_required(
    view: Callable[Concatenate[R, P], HttpResponseBase],
) -> Callable[Concatenate[R, P], HttpResponseBase]:
    """Let those in who signed in, or proved it again, in the last 10 minutes; others prove it first.

    Stands under the gate that says who. The person comes back to the same address by GET: what was
    typed is not kept anywhere, and the page says so.
    """

    @wraps(view)
    def gate(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        return view(request, *args, **kwargs) if is_recent(request) else prove_again(request)

    return gate


def recent_sign_in_to_write(
    view: Callable[Concatenate[R, P], HttpResponseBase],
) -> Callable[Concatenate[R, P], HttpResponseBase]:
    """Show the page to all whom the gate above lets in, and take its form as `recent_sign_in_required`."""
    guarded = recent_sign_in_required(view)

    @wraps(view)
    def gate(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        reading = request.method in {"GET", "HEAD"}
        return view(request, *args, **kwargs) if reading else guarded(request, *args, **kwargs)

    return gate


def recent_factor_required(
    view: Callable[Concatenate[R, P], HttpResponseBase],
) -> Callable[Concatenate[R, P], HttpResponseBase]:
    """Let those in who proved it in the last 10 minutes: with the second factor, if they have one.

    Otherwise as `recent_sign_in_required`.
    """

    @wraps(view)
    def gate(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if lacks_recent_factor(request):
            return prove_factor_again(request)
        return view(request, *args, **kwargs) if is_recent(request) else prove_again(request)

    return gate
