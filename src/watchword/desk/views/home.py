"""The desk's first page: find an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.people.models import Account
from watchword.people.queries import search_accounts
from watchword.web.gates import AgentRequest, agent_required

if TYPE_CHECKING:
    from django.http import HttpResponse

LONGEST_QUERY = 254


@agent_required
@require_safe
def home(request: AgentRequest) -> HttpResponse:
    """Show the accounts that match ``?q=``, masked; without it, how to begin."""
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    matches = search_accounts(query) if query else []
    context = {"query": query, "matches": matches, "active": Account.Status.ACTIVE.label}
    return render(request, "desk/home.html", context)
