"""Help with choosing a PIN on the page of an invitation, for whoever holds the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from watchword.people.errors import InvitationRefusedError
from watchword.people.invitations import invited_with
from watchword.web.pin_help import check_answer, suggestion_answer
from watchword.web.secret_address import secret_address

if TYPE_CHECKING:
    from watchword.people.models import Account


@secret_address
@sensitive_post_parameters("pin")
@require_POST
def check(request: HttpRequest, token: str) -> JsonResponse:
    """Answer the rules that a PIN would break for the invited administrator."""
    return check_answer(_account(token), request.POST.get("pin", ""))


@secret_address
@require_POST
def suggestion(request: HttpRequest, token: str) -> JsonResponse:  # noqa: ARG001 - the token says it all
    """Answer a random PIN that the invited administrator could use."""
    return suggestion_answer(_account(token))


def _account(token: str) -> Account:
    """Return the account of the invited administrator; staff have no PIN, and a dead link has nothing."""
    try:
        administrator = invited_with(token).administrator
    except InvitationRefusedError:
        administrator = None
    if administrator is None:
        raise Http404
    return administrator.account
