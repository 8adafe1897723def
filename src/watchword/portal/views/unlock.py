"""Unlock: an administrator opens the own PIN and support codes, and keeps the PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.pins.codes import code_status
from watchword.pins.flows.unlock_pin import unlock_pin
from watchword.pins.queries import pin_status
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_factor_required,
)

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_factor_required
def unlock(request: AdministratorRequest) -> HttpResponse:
    """Ask whether the person wants to keep the PIN, and open what is locked."""
    me = request.administrator
    if request.method == "POST":
        if unlock_pin(me):
            messages.success(request, _("Unlocked. Support can verify you again."))
        return redirect("portal:dashboard")
    pin, codes = pin_status(me.account, me), code_status(me)
    if not (pin.is_locked or codes.is_locked):
        messages.info(request, _("Nothing of yours is locked."))
        return redirect("portal:dashboard")
    return render(request, "portal/unlock.html", {"me": me, "pin": pin, "codes": codes})
