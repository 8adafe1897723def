"""Help with choosing the account PIN, before it is sent."""

from __future__ import annotations

from django.http import JsonResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from watchword.classic.forms import wrong_length
from watchword.pins.rules import Rule
from watchword.web.digits import entered_digits
from watchword.web.gates import AdministratorRequest, administrator_required
from watchword.web.pin_help import check_answer, suggestion_answer


@sensitive_post_parameters("pin")
@require_POST
@administrator_required
def check(request: AdministratorRequest) -> JsonResponse:
    """Answer the rules that a PIN would break, a length that this layout does not take first."""
    typed = request.POST.get("pin", "")
    if wrong := wrong_length(entered_digits(typed)):
        return JsonResponse({"broken": [{"code": Rule.LENGTH, "explanation": str(wrong)}]})
    return check_answer(request.administrator.account, typed)


@require_POST
@administrator_required
def suggestion(request: AdministratorRequest) -> JsonResponse:
    """Answer a random PIN that the account could use; it has the least length, four where allowed."""
    return suggestion_answer(request.administrator.account)
