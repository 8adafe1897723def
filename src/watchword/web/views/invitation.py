"""The page of an invitation: choose a password, and as an administrator a Security PIN with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core.errors import InvalidError
from watchword.people.errors import InvitationRefusedError
from watchword.people.flows import accept_invitation as staff_flow
from watchword.people.invitations import invited_with
from watchword.pins.choice import Choice
from watchword.pins.errors import ChoiceRefusedError
from watchword.pins.flows.accept_invitation import accept_invitation
from watchword.web.choice_form import ChoiceForm, PasswordForm
from watchword.web.secret_address import secret_address
from watchword.web.to_sign_in import to_sign_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import Administrator, User


@secret_address
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Let the invited person choose what to sign in with; opening the page leaves the link as it is."""
    try:
        invited = invited_with(token)
        if invited.administrator:
            return _administrator(request, token, invited.administrator)
        return _staff(request, token, invited.user)
    except InvitationRefusedError:
        return render(request, "web/invitation_dead.html", status=404)


def _administrator(request: HttpRequest, token: str, invited: Administrator) -> HttpResponse:
    form = ChoiceForm(invited, request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            accept_invitation(token, Choice(data["password"], data["pin"]))
        except ChoiceRefusedError as error:
            form.say(error)
        else:
            return to_sign_in(
                request, invited.user, _("Your password and Security PIN are set. Sign in.")
            )
    context = {
        "form": form,
        "invited": invited,
        "person": invited.user,
        "check": reverse("invitation_pin_check", args=[token]),
        "suggestion": reverse("invitation_pin_suggestion", args=[token]),
    }
    return render(request, "web/invitation.html", context)


def _staff(request: HttpRequest, token: str, user: User) -> HttpResponse:
    form = PasswordForm(user, request.POST or None)
    if form.is_valid():
        try:
            staff_flow.accept_invitation(token, form.cleaned_data["password"])
        except InvalidError as error:
            form.add_error("password", error.text)
        else:
            return to_sign_in(request, user, _("Your password is set. Sign in with it."))
    return render(request, "web/invitation_staff.html", {"form": form, "person": user})
