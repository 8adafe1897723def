"""Phone support of the account: locked by any administrator at once, opened after a recent sign-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchword.verification.flows.lock_phone_support import lock_phone_support
from watchword.verification.flows.open_phone_support import open_phone_support
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_factor_required,
)

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_safe
@administrator_required
def phone_support(request: AdministratorRequest) -> HttpResponse:
    """Show whether phone support is open, and what locking it means."""
    return render(request, "portal/phone_support.html", {"me": request.administrator})


@require_http_methods(PAGE_AND_FORM)
@administrator_required
def lock(request: AdministratorRequest) -> HttpResponse:
    """Ask whether phone support is to be locked, and lock it. To stop harm takes no second sign-in."""
    me = request.administrator
    if request.method != "POST":
        return render(request, "portal/phone_support_lock.html", {"me": me})
    if lock_phone_support(me.account, actor=me.actor()):
        messages.success(request, _("Phone support is locked. Nobody can be verified now."))
    return redirect("portal:phone_support")


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_factor_required
def open_again(request: AdministratorRequest) -> HttpResponse:
    """Ask whether phone support is to be opened, and open it."""
    me = request.administrator
    if request.method != "POST":
        return render(request, "portal/phone_support_open.html", {"me": me})
    if open_phone_support(me):
        messages.success(
            request, _("Phone support is open. You and your colleagues can be verified.")
        )
    return redirect("portal:phone_support")
