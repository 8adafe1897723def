"""Signing in with the OpenID provider: there, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect import views as allauth_views
from django.conf import settings
from django.contrib import messages
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

# What the provider's documents can lack, or be, when something else answers under its address.
NOT_UNDERSTOOD = (OSError, OAuth2Error, KeyError, TypeError, ValueError)


@require_POST
def start(request: HttpRequest) -> HttpResponse:
    """Lead to the provider."""
    # allauth would take parameters of the provider's from the address, and what the sign-in is for.
    form = request.POST.copy()
    form.pop("process", None)
    request.GET, request.POST = QueryDict(), form  # type: ignore[assignment]  # typed as immutable
    return _handed_on(request, allauth_views.login)


@require_safe
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:  # noqa: ARG001 - of its address
    """Take what the provider says."""
    return _handed_on(request, allauth_views.callback)


def _handed_on(request: HttpRequest, view: Callable[..., HttpResponse]) -> HttpResponse:
    if not settings.OPENID.origin:
        raise Http404
    try:
        return view(request, settings.OPENID.provider_id)
    except NOT_UNDERSTOOD:
        messages.error(request, _("The sign-in service does not answer. Use your password."))
        return redirect("account_login")
