"""Changing the password."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core.errors import InvalidError
from watchword.people.flows.change_password import change_password
from watchword.web.account_forms import ChangePasswordForm
from watchword.web.errors import handler429
from watchword.web.gates import PAGE_AND_FORM, recent_sign_in_required

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User


@sensitive_post_parameters("present", "password", "again")
@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def password(request: HttpRequest) -> HttpResponse:
    """Ask for the present password and a new one."""
    form = ChangePasswordForm(cast("User", request.user), request.POST or None)
    if not form.is_valid():
        return render(request, "web/account_password.html", {"form": form})
    if not ratelimit.consume(request, action="change_password"):
        return handler429(request)
    user, key = cast("User", request.user), request.session.session_key or ""
    try:
        change_password(user, form.cleaned_data["present"], form.cleaned_data["password"], keep=key)
    except InvalidError as error:
        form.add_error(error.field, error.text)
        return render(request, "web/account_password.html", {"form": form})
    update_session_auth_hash(request, user)
    messages.success(request, _("Your password is changed. All other sessions were ended."))
    return redirect("account_security")
