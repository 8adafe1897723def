"""How long ago a person proved who they are, and where they are sent to do it again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from allauth.account.authentication import get_authentication_records
from django.contrib.auth.views import redirect_to_login
from django.urls import reverse

from watchword.core import clock
from watchword.people.factors import factors_of, has_second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseRedirect

    from watchword.people.models import User

RECENT: Final = dt.timedelta(minutes=10)
# Set in a session whose form was not taken, so that the person is told on coming back.
NOT_TAKEN: Final = "not_taken"


def is_recent(request: HttpRequest) -> bool:
    """Tell whether the person signed in, or proved it again, in the last 10 minutes."""
    records = get_authentication_records(request, request.user)
    proved = max((record["at"] for record in records), default=0.0)
    return _is_young(proved)


def second_factor_was_used(request: HttpRequest) -> bool:
    """Tell whether a second factor or passkey, not the password alone, was given in the last 10 minutes."""
    records = get_authentication_records(request, request.user)
    proved = max((record["at"] for record in records if record["method"] == "mfa"), default=0.0)
    return _is_young(proved)


def lacks_recent_factor(request: HttpRequest) -> bool:
    """Tell whether the person has a second factor and has not given it in the last 10 minutes."""
    return not second_factor_was_used(request) and has_second_factor(cast("User", request.user))


def _is_young(proved: float) -> bool:
    return clock.now().timestamp() - proved < RECENT.total_seconds()


def prove_again(request: HttpRequest, way: str = "account_reauthenticate") -> HttpResponseRedirect:
    """Send the person to prove it again, and back to this address. Nothing that was typed is kept."""
    if request.method == "POST":
        request.session[NOT_TAKEN] = True
    return redirect_to_login(request.get_full_path(), reverse(way))


def prove_factor_again(request: HttpRequest) -> HttpResponseRedirect:
    """Send the person, who has a second factor, to prove it with that."""
    has_app = factors_of(cast("User", request.user)).app is not None
    return prove_again(request, "mfa_reauthenticate" if has_app else "mfa_reauthenticate_webauthn")
