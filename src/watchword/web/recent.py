"""How long ago a person proved who they are, and where they are sent to do it again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse

from watchword.core import clock

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseRedirect

RECENT: Final = dt.timedelta(minutes=10)
# Set in a session whose form was not taken, so that the person is told on coming back.
NOT_TAKEN: Final = "not_taken"


def is_recent(request: HttpRequest) -> bool:
    """Tell whether the person signed in, or proved it again, in the last 10 minutes."""
    records = get_authentication_records(request, request.user)
    proved = max((record["at"] for record in records), default=0.0)
    return clock.now().timestamp() - proved < RECENT.total_seconds()


def prove_again(request: HttpRequest) -> HttpResponseRedirect:
    """Send the person to prove it again, and back to this address. Nothing that was typed is kept."""
    if request.method == "POST":
        request.session[NOT_TAKEN] = True
    return redirect_to_login(request.get_full_path(), reverse("account_reauthenticate"))
