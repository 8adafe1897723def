"""Removing an administrator, or withdrawing an invitation: confirmed on a page that says what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.people.access import administrator_for
from watchword.people.errors import LastAdministratorError
from watchword.people.invitations import can_sign_in
from watchword.verification.flows.remove_administrator import remove_administrator
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_sign_in_required,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

    from watchword.people.models import Administrator


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_required
def remove(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Ask whether it is meant, and remove the person."""
    me = request.administrator
    target = administrator_for(me, public_id)
    if request.method != "POST":
        return _page(request, target)
    try:
        remove_administrator(me, public_id)
    except LastAdministratorError:
        return _page(request, target, status=409)
    return _removed(request, target)


def _removed(request: AdministratorRequest, target: Administrator) -> HttpResponse:
    if target.pk == request.administrator.pk:
        logout(request)
        messages.success(request, _("You are no longer an administrator, and are signed out."))
        return redirect("account_login")
    sentence = _("%(name)s is removed, and can neither sign in nor contact support.")
    messages.success(request, sentence % {"name": target.name})
    return redirect("portal:administrators")


def _page(request: AdministratorRequest, target: Administrator, status: int = 200) -> HttpResponse:
    context = {
        "me": request.administrator,
        "place": "person",
        "target": target,
        "invited": not target.user.has_usable_password(),
        "is_last": not can_sign_in(target.account).exclude(pk=target.pk).exists(),
    }
    return render(request, "portal/remove.html", context, status=status)
