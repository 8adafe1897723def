"""The edit page of an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.core.errors import InvalidError
from watchword.people.access import administrator_for
from watchword.pins.errors import PinRefusedError
from watchword.pins.flows.save_administrator import SavedChange, save_administrator
from watchword.pins.queries import broken_rules, pin_status
from watchword.portal.forms import AdministratorForm
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
def administrator(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Show the edit page, or save all of it."""
    target = administrator_for(request.administrator, public_id)
    if request.method != "POST":
        return _page(request, target, AdministratorForm.of(target))
    form = AdministratorForm(request.POST)
    saved = _save(request.administrator, target, form)
    if saved is None:
        return _page(request, target, form)
    messages.success(request, _said(saved))
    return redirect("portal:administrator", target.public_id)


def _save(me: Administrator, target: Administrator, form: AdministratorForm) -> SavedChange | None:
    """Return what was saved; None where something has to be corrected, which the form then says."""
    if not form.is_valid():
        return None
    data = form.cleaned_data
    try:
        return save_administrator(
            me, target.public_id, name=data["name"], authorised=data["authorised"], pin=data["pin"]
        )
    except InvalidError as error:
        form.add_error(error.field, error.text)
        form.say_of_pin(broken_rules(target.account, data["pin"]) if data["pin"] else ())
    except PinRefusedError as error:
        form.say_of_pin(error.rules)
    return None


def _said(saved: SavedChange) -> str:
    if saved.pin_changed:
        return _("Saved. The new PIN is in force now.")
    if saved.name_changed or saved.authorisation_changed:
        return _("Saved.")
    return _("Nothing was changed.")


def _page(
    request: AdministratorRequest, target: Administrator, form: AdministratorForm
) -> HttpResponse:
    pin = pin_status(target.account, target)
    context = {
        "me": request.administrator,
        "place": "person",
        "target": target,
        "form": form,
        "pin": pin,
        "keeps_pin": pin.is_set and not pin.is_locked,
        "security_open": bool(form.data.get("pin")) or request.GET.get("open") == "security",
    }
    return render(request, "portal/administrator.html", context)
