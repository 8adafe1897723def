"""Sending the first invitation to an account once more: a supervisor's way out when its link ran out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.desk.found import account_or_404
from watchword.people.errors import InvitationAcceptedError
from watchword.people.flows.invite_again import invite_first_again
from watchword.people.models import Agent
from watchword.web.errors import handler429
from watchword.web.gates import PAGE_AND_FORM, AgentRequest, role_required
from watchword.web.throttle import Limit, within

if TYPE_CHECKING:
    from django.http import HttpResponse

TO_AN_ACCOUNT: Final = Limit("invite_first", 5)


@require_http_methods(PAGE_AND_FORM)
@role_required(Agent.Role.SUPERVISOR)
def invite_first(request: AgentRequest, number: str) -> HttpResponse:
    """Send the link anew, to the address that was given when the account was established."""
    account = account_or_404(number)
    if request.method != "POST":  # Followed as a link, as after a sign-in in between.
        return redirect("desk:account", number=account.number)
    if not within(account.public_id, TO_AN_ACCOUNT):
        return handler429(request)
    try:
        invite_first_again(account, actor=request.agent.actor())
    except InvitationAcceptedError:
        messages.info(request, _("Somebody has come in already. Administrators invite each other."))
    else:
        messages.success(request, _("The invitation is sent again. Its link works for 24 hours."))
    return redirect("desk:account", number=account.number)
