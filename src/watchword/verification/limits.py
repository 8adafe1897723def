"""Limits that come before the PIN's own count: the guesser is stopped, not the customer locked out."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from django.conf import settings

from watchword.core.actor import ActorKind
from watchword.core.statements import execute, rows
from watchword.core.text import digits_of, fold
from watchword.people.contacts import PHONE_CHARACTERS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from watchword.core.actor import Actor
    from watchword.verification.models import Conversation

WINDOW_SECONDS = 15 * 60
_DOTTED = re.compile(r"\d{1,3}(\.\d{1,3}){3}\Z")  # an IPv4 address
_COUNT = """
    INSERT INTO verification_limit ("key", "window", "count") VALUES {rows}
    ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN excluded."window" > verification_limit."window"
                       THEN 1 ELSE verification_limit."count" + 1 END,
        "window" = CASE WHEN excluded."window" > verification_limit."window"
                        THEN excluded."window" ELSE verification_limit."window" END
    RETURNING "key", "count"
"""
_GIVE_BACK = """
    INSERT INTO verification_limit ("key", "window", "count") VALUES {rows}
    ON CONFLICT ("key") DO UPDATE SET
        "count" = CASE WHEN excluded."window" = verification_limit."window"
                        AND verification_limit."count" > 0
                       THEN verification_limit."count" - 1 ELSE verification_limit."count" END
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
        limits[f"caller:{_hash(_same(conversation.caller))}"] = product.limit_caller
    return limits


def window_at(moment: dt.datetime) -> int:
    """Return the number of the window (quarter hours since 1970) that ``moment`` is in."""
    return int(moment.timestamp()) // WINDOW_SECONDS


def charge(limits: Mapping[str, int], window: int) -> bool:
    """Count one attempt against every key, in one statement; tell whether all are within their limits.

    A machine whose clock is behind counts in the later window. Runs inside the caller's transaction.
    """
    values, parameters = _rows(limits, window, 1)
    return all(count <= limits[key] for key, count in rows(_COUNT.format(rows=values), parameters))


def give_back(limits: Mapping[str, int], window: int) -> None:
    """Take back what an attempt that was right had counted in ``window``: the limits are on failures."""
    values, parameters = _rows(limits, window, 0)
    execute(_GIVE_BACK.format(rows=values), parameters)


def _rows(limits: Mapping[str, int], window: int, count: int) -> tuple[str, list[object]]:
    """Return the VALUES of a row for each key: in one order for everybody, so that none can deadlock."""
    values = ", ".join(["(%s, %s, %s)"] * len(limits))
    return values, [item for key in sorted(limits) for item in (key, window, count)]


def _same(caller: str) -> str:
    """Return ``caller`` so that one phone number is one, however it is written; addresses stay apart."""
    text = fold(caller)
    written_as_number = set(text) <= PHONE_CHARACTERS and not _DOTTED.match(text)
    return (digits_of(text) if written_as_number else "") or text


def _hash(text: str) -> str:
    """Return 40 hex digits of SHA-256: the table shows no number and no address."""
    return hashlib.sha256(text.encode()).hexdigest()[:40]
