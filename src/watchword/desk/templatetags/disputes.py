"""Tags that show what customers say was not them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template

from watchword.verification.disputes import has_open_dispute, open_disputes

if TYPE_CHECKING:
    from watchword.people.models import Account

register = template.Library()


@register.inclusion_tag("desk/_disputes_waiting.html")
def disputes_waiting() -> dict[str, Any]:
    """Show how many reports are open, if any."""
    return {"waiting": open_disputes().count()}


@register.inclusion_tag("desk/_disputed.html")
def disputed(account: Account) -> dict[str, Any]:
    """Show that something of ``account`` was reported and is still open."""
    return {"open": has_open_dispute(account)}
