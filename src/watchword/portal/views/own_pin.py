"""*Choose your own PIN*: asked after sign-in of one whose PIN a colleague chose, who knows it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.pins.errors import PinRefusedError
from watchword.pins.flows.set_pin import set_pin
from watchword.pins.models import Pin
from watchword.portal.own_pin_form import OwnPinForm
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_sign_in_to_write,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

    from watchword.people.models import Administrator


@sensitive_post_parameters("pin")
@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_to_write
def own_pin(request: AdministratorRequest) -> HttpResponse:
    """Ask for a PIN that nobody else knows, and put it in force."""
    me = request.administrator
    form = OwnPinForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _set(me, form):
        messages.success(request, _("Saved. The new PIN is in force now."))
        return redirect("signed_in")
    return render(request, "portal/own_pin.html", {"me": me, "form": form})


def _set(me: Administrator, form: OwnPinForm) -> bool:
    """Tell whether the PIN was set; else the form says why not."""
    try:
        set_pin(me.account, me, form.cleaned_data["pin"], actor=me.actor(), origin=Pin.Origin.OWNER)
    except PinRefusedError as error:
        form.say(error.rules)
        return False
    return True
