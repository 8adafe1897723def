"""Where sign-in leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from watchword.people.access import administrator_of, agent_of
from watchword.people.models import Account, Agent
from watchword.pins.queries import pin_status

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
@login_required
def signed_in(request: HttpRequest) -> HttpResponse:
    """Send each person to the pages of their role."""
    administrator = administrator_of(request.user)
    if administrator:
        # Asked at each sign-in until it is done; the page can be put off.
        if pin_status(administrator.account, administrator).chosen_by_colleague:
            return redirect("portal:own_pin")
        classic = administrator.account.portal == Account.Portal.CLASSIC
        return redirect("/classic/" if classic else "/portal/")
    agent = agent_of(request.user)
    if agent:
        return redirect("/ledger/" if agent.role == Agent.Role.AUDITOR else "/desk/")
    return render(request, "web/no_account.html", status=403)
