"""Signing out elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from watchword.core.errors import NotFoundError
from watchword.people.flows.session_end import end_other_sessions, end_session
from watchword.web.gates import PAGE_AND_FORM, recent_sign_in_required
from watchword.web.sessions import session_rows

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User


@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def end_one(request: HttpRequest, public_id: str) -> HttpResponse:
    """Sign out one session, which the page names first."""
    rows = session_rows(request)
    row = next((row for row in rows if row.session.public_id == public_id), None)
    if row is None:
        raise NotFoundError
    if request.method != "POST":
        return render(request, "web/account_session.html", {"row": row})
    end_session(cast("User", request.user), public_id)
    if row.is_this:
        request.session.flush()
        return redirect("account_login")
    messages.success(request, _("%(device)s is signed out.") % {"device": row.device})
    return redirect("account_security")


@require_http_methods(PAGE_AND_FORM)
@login_required
@recent_sign_in_required
def end_others(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    if request.method != "POST":
        others = [row for row in session_rows(request) if not row.is_this]
        return render(request, "web/account_sessions.html", {"others": others})
    key = request.session.session_key or ""
    ended = end_other_sessions(cast("User", request.user), but=key)
    sentence = ngettext("%(n)d session was ended.", "%(n)d sessions were ended.", ended)
    messages.success(request, sentence % {"n": ended})
    return redirect("account_security")
