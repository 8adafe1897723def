"""The first page after sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.people.recoveries import recoveries_of
from watchword.pins.codes import code_status
from watchword.pins.queries import pin_status
from watchword.web.gates import AdministratorRequest, administrator_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@administrator_required
def dashboard(request: AdministratorRequest) -> HttpResponse:
    """Show the tiles."""
    me = request.administrator
    context = {
        "me": me,
        "pin": pin_status(me.account, me),
        "codes": code_status(me),
        "recoveries": recoveries_of(me.account),
    }
    return render(request, "portal/dashboard.html", context)
