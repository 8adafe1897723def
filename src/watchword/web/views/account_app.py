"""Adding and removing an authenticator app."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import clear_totp_secret, get_totp_secret
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.people.factors import factors_of
from watchword.people.flows.factor_add import add_app
from watchword.people.flows.factor_remove import remove_app
from watchword.web import qr
from watchword.web.account_forms import AppForm
from watchword.web.gates import PAGE_AND_FORM, recent_sign_in_required
from watchword.web.shown_codes import begin_to_show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User

GROUP = 4


@sensitive_post_parameters("code")
@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def add(request: HttpRequest) -> HttpResponse:
    """Show the secret as a QR code and as text, and take the app's first code."""
    user = cast("User", request.user)
    if factors_of(user).app:
        return redirect("account_security")
    secret = get_totp_secret()
    form = AppForm(secret, request.POST or None)
    if not form.is_valid():
        return _page(request, form)
    with_codes = add_app(user, secret)
    clear_totp_secret(request)
    messages.success(request, _("The authenticator app is set up."))
    if with_codes:
        begin_to_show(request)
        return redirect("account_codes")
    return redirect("account_security")


@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def remove(request: HttpRequest) -> HttpResponse:
    """Ask whether the app is to go, and remove it."""
    user = cast("User", request.user)
    factors = factors_of(user)
    if factors.app is None:
        return redirect("account_security")
    if request.method != "POST":
        last = not factors.passkeys
        return render(request, "web/account_app_remove.html", {"is_last": last})
    remove_app(user)
    messages.success(request, _("The authenticator app is removed."))
    return redirect("account_security")


def _page(request: HttpRequest, form: AppForm) -> HttpResponse:
    address = get_adapter().build_totp_url(request.user, form.secret)
    groups = [form.secret[start : start + GROUP] for start in range(0, len(form.secret), GROUP)]
    context = {"form": form, "qr": qr.drawn(address), "address": address, "groups": groups}
    return render(request, "web/account_app.html", context)
