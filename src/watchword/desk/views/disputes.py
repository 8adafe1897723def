"""What customers say was not them: seen at the desk, and marked as dealt with by supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchword.ledger.events import Event
from watchword.people.models import Agent
from watchword.verification.disputes import open_disputes
from watchword.verification.flows.close_dispute import close_dispute
from watchword.web.gates import PAGE_AND_FORM, AgentRequest, agent_required, role_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@agent_required
@require_safe
def disputes(request: AgentRequest) -> HttpResponse:
    """List what is open; agents see which accounts, supervisors also what was reported."""
    context = {
        "reports": [(found, Event(found.entry.event).meaning) for found in open_disputes()],
        "supervisor": request.agent.role == Agent.Role.SUPERVISOR,
    }
    return render(request, "desk/disputes.html", context)


@role_required(Agent.Role.SUPERVISOR)
@require_http_methods(PAGE_AND_FORM)
def close(request: AgentRequest, public_id: str) -> HttpResponse:
    """Mark one as dealt with. Followed as a link, as after a sign-in, it leads to the list."""
    if request.method == "POST":
        dispute = close_dispute(request.agent, public_id)
        text = _("Marked as dealt with for account %(number)s. The customer is told.")
        messages.success(request, text % {"number": dispute.account.number})
    return redirect("desk:disputes")
