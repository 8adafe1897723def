"""The language and the time zone of a person, and the switch at the foot of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from watchword.people.flows.set_preferences import set_preferences
from watchword.web.gates import PAGE_AND_FORM
from watchword.web.preferences_form import PreferencesForm
from watchword.web.reader import known

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User


@require_http_methods(PAGE_AND_FORM)
@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    """Show what the person reads in, or save it."""
    user = cast("User", request.user)
    present = {
        "language": translation.get_language(),
        "time_zone": timezone.get_current_timezone_name(),
    }
    form = PreferencesForm(request.POST or None, initial=present)
    if form.is_valid():
        set_preferences(user, **form.cleaned_data)
        with translation.override(user.language):
            messages.success(request, _("Saved."))
        return redirect("account_preferences")
    return render(request, "web/preferences.html", {"form": form})


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Turn pages to the language that was pressed, for the person or else for this browser."""
    language = known(request.POST.get("language", ""))
    response = redirect(_back(request))
    if not language:
        return response
    if request.user.is_authenticated:
        user = request.user
        set_preferences(user, language=language, time_zone=user.time_zone)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def _back(request: HttpRequest) -> str:
    """Return the page that the switch was pressed on; the first page for an address of elsewhere."""
    address = request.POST.get("next", "")
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, None)
    return address if ours else "/"
