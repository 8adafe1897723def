"""Limits that come before the PIN's own count: the guesser is stopped, not the customer locked out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection

from watchword.core.actor import ActorKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watchword.core.actor import Actor
    from watchword.verification.models import Conversation

WINDOW_SECONDS = 15 * 60
_COUNT = """
    INSERT INTO verification_limit ("key", "window", "count") VALUES {rows}
    ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN verification_limit."window" = excluded."window"
                       THEN verification_limit."count" + 1 ELSE 1 END,
        "window" = excluded."window"
    RETURNING "key", "count"
"""


def limits_for(conversation: Conversation, submitter: Actor) -> dict[str, int]:
    """Return each key that an attempt counts against, with the most it may reach in a window."""
    product = settings.WATCHWORD
    system = submitter.kind == ActorKind.API_KEY
    limits = {
        "installation": product.limit_installation,
        f"by:{_hash(str(submitter))}": product.limit_api_key if system else product.limit_agent,
    }
    if conversation.caller:
        limits[f"caller:{_hash(conversation.caller)}"] = product.limit_caller
    return limits


def charge(limits: Mapping[str, int], at: float) -> bool:
    """Count one attempt against every key, in one statement; tell whether all are within their limits.

    ``at`` is in seconds since 1970. Runs inside the caller's transaction.
    """
    window = int(at) // WINDOW_SECONDS
    keys = sorted(limits)  # One order for everybody, so that two transactions cannot deadlock.
    rows = ", ".join(["(%s, %s, 1)"] * len(keys))
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(rows=rows), [item for key in keys for item in (key, window)])
        return all(count <= limits[key] for key, count in cursor.fetchall())


def _hash(text: str) -> str:
    """Return 40 hex digits of SHA-256: the table shows no number and no address."""
    return hashlib.sha256(text.encode()).hexdigest()[:40]
