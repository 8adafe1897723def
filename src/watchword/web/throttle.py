"""How often something may be tried that anybody can reach, counted in the database for all processes.

What is counted stands there as a hash. A page asks here before it calls its flow; the count is
committed before anything is looked at.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allauth.core.internal.ratelimit import get_ip
from django.db import transaction

from watchword.core import clock
from watchword.core.text import fold
from watchword.verification.limits import charge

if TYPE_CHECKING:
    from django.http import HttpRequest

HOUR = 60 * 60
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Limit:
    """At most so many tries of what ``name`` names in each span of ``seconds``."""

    name: str
    most: int
    seconds: int = HOUR


def within(who: str, *limits: Limit) -> bool:
    """Count one try by ``who`` against every one of ``limits``; tell whether all are kept."""
    now = int(clock.now().timestamp())
    hashed = hashlib.sha256(fold(who).encode()).hexdigest()[:40]
    with transaction.atomic(durable=True):
        kept = [
            charge({f"{limit.name}:{hashed}": limit.most}, now // limit.seconds) for limit in limits
        ]
    return all(kept)


def place_of(request: HttpRequest) -> str:
    """Return the address from which ``request`` comes; of IPv6, the network."""
    return str(get_ip(request))
