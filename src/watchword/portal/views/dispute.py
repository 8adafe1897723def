"""What an administrator says of an entry: *This wasn't me*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.core.errors import NotFoundError
from watchword.ledger.queries import entry_of
from watchword.portal.activity.rows import row_of
from watchword.verification.flows.dispute_activity import dispute_activity
from watchword.web.gates import PAGE_AND_FORM, AdministratorRequest, administrator_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@require_http_methods(PAGE_AND_FORM)
@administrator_required
def dispute(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Name the entry and what follows; then lock phone support and tell the desk.

    It needs no fresh sign-in: it only closes what was open, and every second counts.
    """
    me = request.administrator
    if request.method == "POST":
        dispute_activity(me, public_id)
        messages.success(request, _("Phone support is locked, and support knows of it."))
        return redirect("portal:entry", public_id)
    row = row_of(me.account, entry_of(me.account.public_id, public_id))
    if not row.disputable:
        raise NotFoundError
    return render(request, "portal/dispute.html", {"me": me, "row": row})
