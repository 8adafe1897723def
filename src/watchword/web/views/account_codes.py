"""Recovery codes: shown once after they are made, made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchword.people.factors import factors_of
from watchword.people.flows.factor_codes import make_recovery_codes
from watchword.web.gates import PAGE_AND_FORM, recent_sign_in_required
from watchword.web.shown_codes import begin_to_show, shown_codes

if TYPE_CHECKING:
    from django.http import HttpRequest

    from watchword.people.models import User


@require_safe
@login_required
@recent_sign_in_required
def codes(request: HttpRequest) -> HttpResponse:
    """Show the codes that were just made; afterwards only how many are left."""
    factors = factors_of(cast("User", request.user))
    if factors.codes_left is None:
        return redirect("account_security")
    context = {"codes": shown_codes(request), "left": factors.codes_left}
    return render(request, "web/account_codes.html", context)


@require_safe
@login_required
@recent_sign_in_required
def file(request: HttpRequest) -> HttpResponse:
    """Give the codes that were just made as a file."""
    shown = shown_codes(request)
    if not shown:
        return redirect("account_codes")
    head = _("Recovery codes of %(email)s for %(provider)s. Each works once.") % {
        "email": cast("User", request.user).email,
        "provider": settings.WATCHWORD.provider_name,
    }
    text = "\n".join([head, "", *shown]) + "\n"
    disposition = {"Content-Disposition": 'attachment; filename="recovery-codes.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=disposition)


@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def new(request: HttpRequest) -> HttpResponse:
    """Ask whether new codes are to replace the old, and make them."""
    user = cast("User", request.user)
    factors = factors_of(user)
    if not factors.has_second:
        return redirect("account_security")
    if request.method != "POST":
        return render(request, "web/account_codes_new.html", {"left": factors.codes_left})
    make_recovery_codes(user)
    begin_to_show(request)
    messages.success(request, _("New codes are made. The older ones are void."))
    return redirect("account_codes")
