"""Mails to customers that did not go out: a supervisor's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from watchword.core import clock
from watchword.desk.mail_rows import rows
from watchword.notices.flows.send_again import send_again, send_all_again
from watchword.notices.queries import mail_state
from watchword.people.models import Agent
from watchword.web.gates import AgentRequest, role_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@role_required(Agent.Role.SUPERVISOR)
@require_safe
def mail(request: AgentRequest) -> HttpResponse:
    """Show how the mail stands, and what waits or has failed."""
    now = clock.now()
    return render(request, "desk/mail.html", {"state": mail_state(now), "rows": rows(now)})


@role_required(Agent.Role.SUPERVISOR)
@require_POST
def again(request: AgentRequest, public_id: str) -> HttpResponse:
    """Send one mail again that has failed."""
    if send_again(public_id, actor=request.agent.actor()):
        messages.success(request, _("The mail is queued again."))
    else:
        messages.info(request, _("That mail has not failed any more."))
    return redirect("desk:mail")


@role_required(Agent.Role.SUPERVISOR)
@require_POST
def all_again(request: AgentRequest) -> HttpResponse:
    """Send every mail again that has failed."""
    count = send_all_again(actor=request.agent.actor())
    sentence = ngettext("%(n)d mail is queued again.", "%(n)d mails are queued again.", count)
    messages.success(request, sentence % {"n": count})
    return redirect("desk:mail")
