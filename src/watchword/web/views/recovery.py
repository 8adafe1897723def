"""The way back of an administrator who lost everything: start it, stop it, and choose anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core import zones
from watchword.people.errors import LinkRefusedError
from watchword.people.flows.claim import Claim, claim_recovery
from watchword.people.flows.stop_recovery import stop_by_link
from watchword.people.recoveries import ready_recovery, recovery_to_stop
from watchword.pins.choice import Choice
from watchword.pins.errors import ChoiceRefusedError
from watchword.pins.flows.complete_recovery import complete_recovery
from watchword.web.choice_form import ChoiceForm
from watchword.web.errors import too_many
from watchword.web.gates import PAGE_AND_FORM
from watchword.web.reset_forms import RecoveryForm
from watchword.web.secret_address import secret_address
from watchword.web.throttle import DAY, Limit, place_of, within
from watchword.web.to_sign_in import to_sign_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import Recovery

FROM_ONE_PLACE: Final = Limit("recovery-place", 15)
# For a username, whether or not somebody has it: who tries recovery codes is stopped early.
CODES: Final = (Limit("recovery-code-hour", 5), Limit("recovery-code-day", 10, DAY))


@sensitive_post_parameters("code")
@require_http_methods(PAGE_AND_FORM)
def recovery(request: HttpRequest) -> HttpResponse:
    """Ask who lost everything; the answer is the same whether or not anybody is known."""
    form = RecoveryForm(request.POST or None)
    if not form.is_valid():
        return render(request, "web/recovery.html", {"form": form})
    claim = Claim(**form.cleaned_data)
    if not within(place_of(request), FROM_ONE_PLACE):
        return too_many(request)
    if claim.code and not within(claim.email, *CODES):
        return too_many(request)
    claim_recovery(claim)
    return render(request, "web/recovery_sent.html", {"by_code": bool(claim.code)})


@secret_address
@sensitive_post_parameters()
@require_http_methods(PAGE_AND_FORM)
def recovery_link(request: HttpRequest, token: str) -> HttpResponse:
    """Let the person choose anew; opening the page leaves the link as it is."""
    found = ready_recovery(token)
    if found is None:
        return _dead(request)
    try:
        return _choose(request, token, found)
    except LinkRefusedError:
        return _dead(request)


@secret_address
@require_http_methods(PAGE_AND_FORM)
def recovery_stop(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether to stop it, and stop it when the button is pressed: programs that open mails press none."""
    found = recovery_to_stop(token)
    if found is None:
        return render(request, "web/recovery_over.html", status=404)
    if request.method != "POST":
        context = {"recovery": found, "ready": zones.exactly(found.ready_at)}
        return render(request, "web/recovery_stop.html", context)
    try:
        stop_by_link(token)
    except LinkRefusedError:
        return render(request, "web/recovery_over.html", status=404)
    return render(request, "web/recovery_stopped.html")


def _choose(request: HttpRequest, token: str, found: Recovery) -> HttpResponse:
    administrator = found.user.administrator
    form = ChoiceForm(administrator, request.POST or None)
    if form.is_valid():
        data = form.cleaned_data
        try:
            complete_recovery(token, Choice(data["password"], data["pin"]))
        except ChoiceRefusedError as error:
            form.say(error)
        else:
            sentence = _("Your new password and Security PIN are in force. Sign in.")
            return to_sign_in(request, found.user, sentence)
    context = {
        "form": form,
        "person": found.user,
        "account": administrator.account,
        "check": reverse("recovery_pin_check", args=[token]),
        "suggestion": reverse("recovery_pin_suggestion", args=[token]),
    }
    return render(request, "web/recovery_choose.html", context)


def _dead(request: HttpRequest) -> HttpResponse:
    return render(request, "web/recovery_dead.html", status=404)
