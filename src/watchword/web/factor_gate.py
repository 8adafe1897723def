"""Whether an agent has proved more than a password, as the desk requires of its people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.account.authentication import get_authentication_records
from django.conf import settings

from watchword.people.factors import has_second_factor

if TYPE_CHECKING:
    from django.http import HttpRequest

    from watchword.people.models import Agent

# With a second factor, or where the OpenID provider asks for what the company wants.
PROVES_MORE: Final = {"mfa", "socialaccount"}


def lacks_second_factor(request: HttpRequest, agent: Agent) -> bool:
    """Tell whether ``agent`` has to set up a second factor before anything else."""
    if settings.WATCHWORD.agent_second_factor == "optional":
        return False
    records = get_authentication_records(request, agent.user)
    if any(record["method"] in PROVES_MORE for record in records):
        return False
    return not has_second_factor(agent.user)
