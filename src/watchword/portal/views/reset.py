"""Having a link sent with which an administrator chooses a new password, and stopping a recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from watchword.core.errors import NotFoundError
from watchword.people.access import administrator_for
from watchword.people.errors import ResetRefusedError
from watchword.people.flows.ask_for_reset import send_reset
from watchword.people.flows.stop_recovery import stop_recovery
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_sign_in_required,
)

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_required
def reset_password(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Have the link sent to the person's own address; as a link this leads back to the edit page."""
    if request.method != "POST":
        target = administrator_for(request.administrator, public_id)
        return redirect("portal:administrator", target.public_id)
    try:
        target = send_reset(request.administrator, public_id)
    except ResetRefusedError:
        messages.warning(
            request,
            _(
                "No link was sent: three went out within the hour, "
                "or the person has not chosen a password yet."
            ),
        )
        return redirect("portal:administrator", public_id)
    sentence = _(
        "A link to choose a new password goes to %(email)s. It works once, for 30 minutes."
    )
    messages.success(request, sentence % {"email": target.user.email})
    return redirect("portal:administrator", target.public_id)


@require_POST
@administrator_required
def stop(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Stop a recovery of oneself or a colleague. No proof is asked for: nothing is opened by it."""
    try:
        stop_recovery(request.administrator, public_id)
    except NotFoundError:
        messages.info(request, _("There is nothing to stop any more."))
    else:
        messages.success(request, _("Stopped. Nobody gets in with that link any more."))
    return redirect("portal:dashboard")
