"""Support codes: a signed-in administrator gets one and reads it to support."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchword.core import clock
from watchword.pins.codes import code_status, hindrance
from watchword.pins.errors import SupportCodeRefusedError
from watchword.pins.flows.make_support_code import MadeCode, make_support_code
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_factor_required,
)
from watchword.web.recent import second_factor_was_used
from watchword.web.throttle import Limit, within

if TYPE_CHECKING:
    from django.http import HttpResponse

# Every code sends notices: nobody is to be flooded with them.
CODES_AN_HOUR: Final = Limit("codes", 20)


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_factor_required
def support_code(request: AdministratorRequest) -> HttpResponse:
    """Show what became of the last code, or make one and show it, in this one answer and never again."""
    me = request.administrator
    made = _made(request) if request.method == "POST" else None
    context = {
        "me": me,
        "made": made,
        "status": code_status(me),
        "hindrance": hindrance(me),
        "now": clock.now(),
    }
    return render(request, "portal/support_code.html", context)


@require_safe
@administrator_required
def support_code_state(request: AdministratorRequest) -> JsonResponse:
    """Answer what became of the last code, for the page that shows it or an older one."""
    status = code_status(request.administrator)
    expires_at = status.expires_at.isoformat() if status.expires_at else ""
    return JsonResponse({"state": status.state, "expires_at": expires_at})


def _made(request: AdministratorRequest) -> MadeCode | None:
    """Return a new code; None where there can be none, which the page then says."""
    if not within(request.administrator.public_id, CODES_AN_HOUR):
        messages.error(
            request, _("That was many codes in a short time. Wait an hour and try again.")
        )
        return None
    try:
        return make_support_code(request.administrator, strong=second_factor_was_used(request))
    except SupportCodeRefusedError:
        return None
