"""Adding, naming and removing passkeys."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core.errors import InvalidError, NotFoundError
from watchword.people.factors import Passkey, factors_of
from watchword.people.flows.factor_add import add_passkey
from watchword.people.flows.factor_remove import remove_passkey
from watchword.people.flows.factor_rename import rename_passkey
from watchword.web.account_forms import PasskeyAddForm, PasskeyNameForm
from watchword.web.device import device_name
from watchword.web.gates import PAGE_AND_FORM, recent_sign_in_required
from watchword.web.shown_codes import begin_to_show

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User


@sensitive_post_parameters("credential")
@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def add(request: HttpRequest) -> HttpResponse:
    """Have the browser make a passkey, and keep its public part."""
    user = cast("User", request.user)
    suggested = {"name": device_name(request.headers.get("User-Agent", ""))}
    form = PasskeyAddForm(request.POST or None, initial=suggested)
    if not form.is_valid():
        # A challenge is answered once: a form that was refused gets a new one.
        options = auth.begin_registration(user, passwordless=True)
        return render(request, "web/account_passkey_add.html", {"form": form, "options": options})
    try:
        with_codes = add_passkey(user, form.cleaned_data["name"], form.cleaned_data["credential"])
    except InvalidError as error:
        form.add_error(error.field, error.text)
        options = auth.begin_registration(user, passwordless=True)
        return render(request, "web/account_passkey_add.html", {"form": form, "options": options})
    messages.success(request, _("The passkey is set up."))
    if with_codes:
        begin_to_show(request)
        return redirect("account_codes")
    return redirect("account_security")


@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def rename(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give a passkey another name."""
    passkey = _passkey(request, public_id)
    form = PasskeyNameForm(request.POST or None, initial={"name": passkey.name})
    if form.is_valid():
        try:
            rename_passkey(cast("User", request.user), public_id, form.cleaned_data["name"])
        except InvalidError as error:
            form.add_error(error.field, error.text)
        else:
            messages.success(request, _("Saved."))
            return redirect("account_security")
    return render(request, "web/account_passkey.html", {"form": form, "passkey": passkey})


@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def remove(request: HttpRequest, public_id: str) -> HttpResponse:
    """Ask whether a passkey is to go, and remove it."""
    passkey = _passkey(request, public_id)
    user = cast("User", request.user)
    if request.method != "POST":
        factors = factors_of(user)
        last = factors.app is None and len(factors.passkeys) == 1
        context = {"passkey": passkey, "is_last": last}
        return render(request, "web/account_passkey_remove.html", context)
    remove_passkey(user, public_id)
    messages.success(request, _("The passkey “%(name)s” is removed.") % {"name": passkey.name})
    return redirect("account_security")


def _passkey(request: HttpRequest, public_id: str) -> Passkey:
    held = factors_of(cast("User", request.user)).passkeys
    found = next((one for one in held if one.public_id == public_id), None)
    if found is None:
        raise NotFoundError
    return found
