"""Establishing an account: a supervisor's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.desk.establish_form import EstablishForm
from watchword.people.errors import UnfitError
from watchword.people.flows.establish_customer import establish_customer
from watchword.people.models import Agent
from watchword.web.gates import PAGE_AND_FORM, AgentRequest, role_required

if TYPE_CHECKING:
    from django.http import HttpResponse

    from watchword.people.models import Administrator


@require_http_methods(PAGE_AND_FORM)
@role_required(Agent.Role.SUPERVISOR)
def establish(request: AgentRequest) -> HttpResponse:
    """Ask for account, contacts and first administrator, and establish all of it."""
    form = EstablishForm(request.POST or None)
    if form.is_valid():
        try:
            administrator = establish_customer(form.new_customer(), actor=request.agent.actor())
        except UnfitError as error:
            form.say(error)
        else:
            return _established(request, administrator)
    status = 422 if form.errors else 200
    return render(request, "desk/establish.html", {"form": form}, status=status)


def _established(request: AgentRequest, administrator: Administrator) -> HttpResponse:
    sentence = _("The account is established. An invitation goes to %(email)s.")
    messages.success(request, sentence % {"email": administrator.user.email})
    return redirect("desk:account", number=administrator.account.number)
