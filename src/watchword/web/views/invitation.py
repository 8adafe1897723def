"""The page of an invitation: choose a password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core.errors import InvalidError
from watchword.people.errors import InvitationRefusedError
from watchword.people.flows.accept_invitation import accept_invitation
from watchword.people.links import live_link
from watchword.people.models import Invitation
from watchword.web.invitation_form import InvitationForm

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let the invited person choose a password, then sign in with it."""
    invited = live_link(Invitation, token)
    if invited is None:
        return _dead(request)
    form = InvitationForm(invited.user, request.POST or None)
    if form.is_valid():
        try:
            accept_invitation(token, form.cleaned_data["password"])
        except InvitationRefusedError:
            return _dead(request)
        except InvalidError as error:
            form.add_error("password", error.text)
        else:
            return _to_sign_in(request)
    return render(request, "web/invitation.html", {"form": form, "invited": invited.user})


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "web/invitation_dead.html", status=404)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    # Whoever was signed in on this browser is not the person who was just invited.
    logout(request)
    messages.success(request, _("Your password is set. Sign in with it."))
    return redirect("account_login")
