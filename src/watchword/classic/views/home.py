"""The first page of the classic portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.people.queries import administrators_of
from watchword.pins.queries import pin_status
from watchword.web.gates import AdministratorRequest, administrator_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@administrator_required
def home(request: AdministratorRequest) -> HttpResponse:
    """Show the account at a glance."""
    me = request.administrator
    context = {
        "me": me,
        "place": "home",
        "pin": pin_status(me.account, None),
        "administrators": administrators_of(me.account).count(),
    }
    return render(request, "classic/home.html", context)
