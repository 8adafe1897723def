"""Inviting a colleague, and sending the link once more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.people.errors import InvitationAcceptedError, UnfitError
from watchword.people.flows.invite_administrator import invite_administrator
from watchword.people.flows.invite_again import invite_again
from watchword.portal.forms import InviteForm
from watchword.web.errors import handler429
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_sign_in_required,
)
from watchword.web.throttle import Limit, within

if TYPE_CHECKING:
    from django.http import HttpResponse

# Refused ones count too: whether somebody signs in with an email is not to be tried out on many.
OF_AN_ACCOUNT: Final = Limit("invite", 50)
TO_A_PERSON: Final = Limit("invite_again", 5)


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_required
def invite(request: AdministratorRequest) -> HttpResponse:
    """Ask who it is, and have the invitation sent."""
    form = InviteForm(request.POST or None)
    if form.is_bound and not within(request.administrator.account.public_id, OF_AN_ACCOUNT):
        return handler429(request)
    if form.is_valid():
        try:
            invited = invite_administrator(request.administrator, **form.cleaned_data)
        except UnfitError as error:
            form.say(error)
        else:
            messages.success(request, _sent(invited.user.email))
            return redirect("portal:administrators")
    context = {"me": request.administrator, "place": "person", "form": form}
    return render(request, "portal/invite.html", context)


@require_http_methods(["GET", "POST"])
@administrator_required
@recent_sign_in_required
def again(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Send an invited person another link; as a link this leads back to the list."""
    if request.method != "POST":
        return redirect("portal:administrators")
    me = request.administrator
    if not (within(me.account.public_id, OF_AN_ACCOUNT) and within(public_id, TO_A_PERSON)):
        return handler429(request)
    try:
        invited = invite_again(me, public_id)
    except InvitationAcceptedError:
        messages.info(request, _("This person has accepted the invitation already."))
    else:
        messages.success(request, _sent(invited.user.email))
    return redirect("portal:administrators")


def _sent(email: str) -> str:
    sentence = _("An invitation goes to %(email)s. Its link works once, for 24 hours.")
    return sentence % {"email": email}
