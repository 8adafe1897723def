"""*Sign-in and sessions*: what a person signs in with, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.people.access import agent_of
from watchword.people.factors import factors_of
from watchword.web.factor_gate import lacks_second_factor
from watchword.web.sessions import session_rows

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User


@require_safe
@login_required
def security(request: HttpRequest) -> HttpResponse:
    """Show what there is; each part is changed on a page of its own."""
    user = cast("User", request.user)
    agent = agent_of(user)
    context = {
        "factors": factors_of(user),
        "sessions": session_rows(request),
        "must_add": agent is not None and lacks_second_factor(request, agent),
    }
    return render(request, "web/account.html", context)
