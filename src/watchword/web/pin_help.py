"""Help with choosing a PIN, before it is sent: which rules it breaks, and a random one. Asked by pin.js."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse

from watchword.pins.queries import broken_rules, suggest
from watchword.web.digits import entered_digits

if TYPE_CHECKING:
    from watchword.people.models import Account


def check_answer(account: Account, typed: str) -> JsonResponse:
    """Answer the rules that ``typed`` would break as a PIN of ``account``."""
    rules = broken_rules(account, entered_digits(typed))
    return JsonResponse(
        {"broken": [{"code": rule, "explanation": str(rule.explanation)} for rule in rules]}
    )


def suggestion_answer(account: Account) -> JsonResponse:
    """Answer a random PIN that ``account`` could use."""
    return JsonResponse({"pin": suggest(account)})
