"""The ledger, to read: for auditors and supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.desk.forms import LedgerForm
from watchword.desk.ledger_rows import filtered, rows
from watchword.ledger.events import Event
from watchword.people.models import Agent
from watchword.web.gates import AgentRequest, role_required

if TYPE_CHECKING:
    from django.http import HttpResponse

PAGE = 50


@role_required(Agent.Role.SUPERVISOR, Agent.Role.AUDITOR)
@require_safe
def entries(request: AgentRequest) -> HttpResponse:
    """Show a page of entries, the newest first, filtered by account number and event."""
    form = LedgerForm(request.GET)
    form.is_valid()
    number, event = form.cleaned_data.get("account", ""), form.cleaned_data.get("event", "")
    page = Paginator(filtered(number, event), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": rows(page.object_list),
        "number": number,
        "event": event,
        "events": list(Event),
    }
    return render(request, "desk/ledger.html", context)
