"""Help with choosing a PIN on the pages of a reset and a recovery, for whoever holds the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from watchword.people.errors import LinkRefusedError
from watchword.people.recoveries import ready_recovery
from watchword.people.resets import resetting_with
from watchword.web.pin_help import check_answer, suggestion_answer
from watchword.web.secret_address import secret_address
from watchword.web.views.reset_proof import was_proved

if TYPE_CHECKING:
    from watchword.people.models import Account


@secret_address
@sensitive_post_parameters("pin")
@require_POST
def check(request: HttpRequest, token: str) -> JsonResponse:
    """Answer the rules that a PIN would break for whom the link of a reset is."""
    return check_answer(_resetting(request, token), request.POST.get("pin", ""))


@secret_address
@require_POST
def suggestion(request: HttpRequest, token: str) -> JsonResponse:
    """Answer a random PIN for whom the link of a reset is."""
    return suggestion_answer(_resetting(request, token))


@secret_address
@sensitive_post_parameters("pin")
@require_POST
def recovery_check(request: HttpRequest, token: str) -> JsonResponse:
    """Answer the rules that a PIN would break for whom the link of a recovery is."""
    return check_answer(_recovering(token), request.POST.get("pin", ""))


@secret_address
@require_POST
def recovery_suggestion(request: HttpRequest, token: str) -> JsonResponse:  # noqa: ARG001 - the token says it all
    """Answer a random PIN for whom the link of a recovery is."""
    return suggestion_answer(_recovering(token))


def _resetting(request: HttpRequest, token: str) -> Account:
    """Return the account of the administrator; staff have no PIN, and who proved nothing sees nothing."""
    try:
        resetting = resetting_with(token)
    except LinkRefusedError:
        raise Http404 from None
    open_to = not resetting.needs_proof or was_proved(request, resetting)
    if resetting.administrator is None or not open_to:
        raise Http404
    return resetting.administrator.account


def _recovering(token: str) -> Account:
    recovery = ready_recovery(token)
    if recovery is None:
        raise Http404
    return recovery.user.administrator.account
