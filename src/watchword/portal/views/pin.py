"""Help with choosing a PIN on the edit page: which rules it breaks, and a random one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from watchword.people.access import administrator_for
from watchword.web.gates import AdministratorRequest, administrator_required
from watchword.web.pin_help import check_answer, suggestion_answer

if TYPE_CHECKING:
    from django.http import JsonResponse


@sensitive_post_parameters("pin")
@require_POST
@administrator_required
def check(request: AdministratorRequest, public_id: str) -> JsonResponse:
    """Answer the rules that a PIN would break for this administrator."""
    target = administrator_for(request.administrator, public_id)
    return check_answer(target.account, request.POST.get("pin", ""))


@require_POST
@administrator_required
def suggestion(request: AdministratorRequest, public_id: str) -> JsonResponse:
    """Answer a random PIN that this administrator could use."""
    target = administrator_for(request.administrator, public_id)
    return suggestion_answer(target.account)
