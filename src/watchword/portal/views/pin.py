"""Help with choosing a PIN, before it is sent: which rules it breaks, and a random one."""

from __future__ import annotations

from django.http import JsonResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from watchword.people.access import administrator_for
from watchword.pins.queries import broken_rules, suggest
from watchword.web.digits import entered_digits
from watchword.web.gates import AdministratorRequest, administrator_required


@sensitive_post_parameters("pin")
@require_POST
@administrator_required
def check(request: AdministratorRequest, public_id: str) -> JsonResponse:
    """Answer the rules that a PIN would break for this administrator."""
    target = administrator_for(request.administrator, public_id)
    rules = broken_rules(target.account, entered_digits(request.POST.get("pin", "")))
    return JsonResponse(
        {"broken": [{"code": rule, "explanation": str(rule.explanation)} for rule in rules]}
    )


@require_POST
@administrator_required
def suggestion(request: AdministratorRequest, public_id: str) -> JsonResponse:
    """Answer a random PIN that this administrator could use."""
    target = administrator_for(request.administrator, public_id)
    return JsonResponse({"pin": suggest(target.account)})
