"""Security Information: who it is, asked again, and then the account PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.classic.asking import AgainForm, answer, has_answered
from watchword.classic.forms import DIGITS, AccountPinForm, takes_four
from watchword.pins.errors import PinRefusedError
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.flows.unlock_pin import unlock_account_pin
from watchword.pins.models import Pin
from watchword.pins.queries import pin_status
from watchword.web.gates import PAGE_AND_FORM, AdministratorRequest, administrator_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@sensitive_post_parameters("pin")
@require_http_methods(PAGE_AND_FORM)
@administrator_required
def security(request: AdministratorRequest) -> HttpResponse:
    """Ask who it is; then show the account PIN's state, and take a new one."""
    if not has_answered(request):
        return _asked(request, AgainForm(request), too_late=request.method == "POST")
    if request.method != "POST":
        return _page(request, AccountPinForm())
    form = AccountPinForm(request.POST)
    if not (form.is_valid() and _saved(request, form)):
        return _page(request, form)
    messages.success(request, _("Updated. The new PIN is in force now."))
    return redirect("classic:security")


@sensitive_post_parameters("password")
@require_http_methods(PAGE_AND_FORM)
@administrator_required
def prove(request: AdministratorRequest) -> HttpResponse:
    """Take username and password. Followed as a link, as after a sign-in, it leads to the page."""
    if request.method == "POST":
        form = AgainForm(request, request.POST)
        if not form.is_valid():
            return _asked(request, form)
        answer(request)
    return redirect("classic:security")


@require_http_methods(PAGE_AND_FORM)
@administrator_required
def unlock(request: AdministratorRequest) -> HttpResponse:
    """Open the account PIN after too many wrong tries; the PIN stays as it is."""
    if request.method == "POST" and has_answered(request):
        if unlock_account_pin(request.administrator):
            messages.success(request, _("Unlocked. The PIN is the one that it was."))
        else:
            messages.info(request, _("The PIN was not locked. Nothing was changed."))
    return redirect("classic:security")


def _saved(request: AdministratorRequest, form: AccountPinForm) -> bool:
    """Tell whether the PIN was taken; if not, the form says why."""
    me = request.administrator
    try:
        set_pin(
            me.account,
            None,
            form.cleaned_data["pin"],
            actor=me.actor(),
            origin=Pin.Origin.OWNER,
        )
    except PinRefusedError as error:
        form.say(error)
        return False
    return True


def _asked(
    request: AdministratorRequest, form: AgainForm, *, too_late: bool = False
) -> HttpResponse:
    context = {
        "me": request.administrator,
        "place": "security",
        "form": form,
        "too_late": too_late,
    }
    return render(request, "classic/asked.html", context)


def _page(request: AdministratorRequest, form: AccountPinForm) -> HttpResponse:
    me = request.administrator
    product = settings.WATCHWORD
    context = {
        "me": me,
        "place": "security",
        "form": form,
        "pin": pin_status(me.account, None),
        "fewest": DIGITS if takes_four() else product.pin_min_length,
        "most": DIGITS if takes_four() else product.pin_max_length,
    }
    return render(request, "classic/security.html", context)
