"""An account at the desk: closed with the way to open it, or in full while a grant lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchword.core import clock
from watchword.core.errors import NotFoundError
from watchword.desk.candidates import candidates, first_choice
from watchword.desk.disclosure import open_if_granted
from watchword.desk.forms import StartForm
from watchword.desk.found import account_or_404
from watchword.people.invitations import can_sign_in
from watchword.verification.flows.open_conversation import open_conversation
from watchword.verification.models import Department
from watchword.verification.queries import open_conversations
from watchword.web.gates import PAGE_AND_FORM, AgentRequest, agent_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@agent_required
@require_safe
def account(request: AgentRequest, number: str) -> HttpResponse:
    """Show the account in full under a live grant, otherwise its masked name and who may be asked for."""
    found = account_or_404(number)
    now = clock.now()
    opened = open_if_granted(request.agent, found.number, now)
    people = candidates(found)
    start = {"people": people, "departments": Department.choices}
    if opened:
        another = first_choice([one for one in people if one.value != opened.verified])
        context = {"opened": opened, "now": now, "chosen": another, **start}
        return render(request, "desk/account_open.html", context)
    context = {
        "closed": found,
        "conversation": open_conversations(request.agent).filter(account=found).first(),
        "chosen": first_choice(people),
        "nobody_in": bool(people) and not can_sign_in(found).exists(),
        **start,
    }
    return render(request, "desk/account_closed.html", context)


@agent_required
@require_http_methods(PAGE_AND_FORM)
def open_for_account(request: AgentRequest, number: str) -> HttpResponse:
    """Open a conversation by phone, with its verification, and go to it."""
    found = account_or_404(number)
    if request.method != "POST":  # Followed as a link, as after a sign-in in the middle of a call.
        return redirect("desk:account", number=found.number)
    form = StartForm(found, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who is calling. No conversation was opened."))
        return redirect("desk:account", number=found.number)
    try:
        conversation = open_conversation(
            request.agent,
            found,
            form.cleaned_data["person"],
            department=Department(form.cleaned_data["department"]),
            caller=form.cleaned_data["caller"],
        )
    except NotFoundError as error:
        raise Http404 from error
    return redirect("desk:conversation", conversation.public_id)
