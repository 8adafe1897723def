"""Forgot your password?: ask for a link, prove the second factor, choose anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core.errors import InvalidError
from watchword.people.errors import LinkRefusedError
from watchword.people.flows import reset_password as staff_flow
from watchword.people.flows.claim import claim_reset
from watchword.people.resets import resetting_with
from watchword.pins.choice import Choice
from watchword.pins.errors import ChoiceRefusedError
from watchword.pins.flows.reset_password import reset_password
from watchword.web.choice_form import ChoiceForm, PasswordForm
from watchword.web.errors import too_many
from watchword.web.gates import PAGE_AND_FORM
from watchword.web.reset_forms import ForgottenForm
from watchword.web.secret_address import secret_address
from watchword.web.throttle import Limit, place_of, within
from watchword.web.to_sign_in import to_sign_in
from watchword.web.views.reset_proof import was_proved

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import Administrator
    from watchword.people.resets import Resetting

FROM_ONE_PLACE: Final = Limit("reset-place", 30)


@require_http_methods(PAGE_AND_FORM)
def forgotten(request: HttpRequest) -> HttpResponse:
    """Ask who forgot the password; the answer is the same whether or not anybody is known."""
    form = ForgottenForm(request.POST or None)
    if not form.is_valid():
        return render(request, "web/forgotten.html", {"form": form})
    if not within(place_of(request), FROM_ONE_PLACE):
        return too_many(request)
    claim_reset(form.cleaned_data["email"])
    return render(request, "web/forgotten_sent.html", {"email": form.cleaned_data["email"]})


@secret_address
@sensitive_post_parameters()
@require_http_methods(PAGE_AND_FORM)
def reset(request: HttpRequest, token: str) -> HttpResponse:
    """Let the person choose anew; opening the page leaves the link as it is."""
    try:
        resetting = resetting_with(token)
        if resetting.needs_proof and not was_proved(request, resetting):
            return redirect("reset_proof", token)
        if resetting.administrator:
            return _administrator(request, token, resetting, resetting.administrator)
        return _staff(request, token, resetting)
    except LinkRefusedError:
        return render(request, "web/reset_dead.html", status=404)


def _administrator(
    request: HttpRequest, token: str, resetting: Resetting, person: Administrator
) -> HttpResponse:
    form = ChoiceForm(person, request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            chosen = Choice(data["password"], data["pin"])
            reset_password(token, chosen, proved=was_proved(request, resetting))
        except ChoiceRefusedError as error:
            form.say(error)
        else:
            sentence = _("Your new password and Security PIN are in force. Sign in.")
            return to_sign_in(request, resetting.user, sentence)
    context = {
        "form": form,
        "person": resetting.user,
        "check": reverse("reset_pin_check", args=[token]),
        "suggestion": reverse("reset_pin_suggestion", args=[token]),
    }
    return render(request, "web/reset.html", context)


def _staff(request: HttpRequest, token: str, resetting: Resetting) -> HttpResponse:
    user = resetting.user
    form = PasswordForm(user, request.POST or None)
    if form.is_valid():
        try:
            password = form.cleaned_data["password"]
            staff_flow.reset_password(token, password, proved=was_proved(request, resetting))
        except InvalidError as error:
            form.add_error("password", error.text)
        else:
            return to_sign_in(request, user, _("Your new password is in force. Sign in with it."))
    return render(request, "web/reset_staff.html", {"form": form, "person": user})
