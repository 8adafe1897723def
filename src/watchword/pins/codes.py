"""Reads about support codes, and their end. None of them gives a code, sealed or clear."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings

from watchword.core import clock
from watchword.pins.models import SupportCode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchword.people.models import Administrator

DIGITS = 8
LIFE = dt.timedelta(minutes=10)


class CodeState(StrEnum):
    """What became of the code that a person made last."""

    NONE = "none"
    LIVE = "live"
    USED = "used"
    EXPIRED = "expired"


class Hindrance(StrEnum):
    """Why a code could verify nobody now."""

    NOT_AUTHORISED = "not_authorised"
    PHONE_SUPPORT = "phone_support"
    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class CodeStatus:
    """What may be shown of a person's support codes."""

    state: CodeState = CodeState.NONE
    is_locked: bool = False
    expires_at: dt.datetime | None = None
    used_at: dt.datetime | None = None


def code_status(administrator: Administrator) -> CodeStatus:
    """Return what may be shown of the support codes of ``administrator`` now."""
    code = SupportCode.objects.filter(administrator=administrator).first()
    if code is None:
        return CodeStatus()
    return CodeStatus(
        state=_state(code, clock.now()),
        is_locked=code.failures >= settings.WATCHWORD.pin_attempts,
        expires_at=code.expires_at,
        used_at=code.used_at,
    )


def hindrance(administrator: Administrator) -> Hindrance | None:
    """Return why a code of ``administrator`` could verify nobody now, or None."""
    if not administrator.authorised_to_contact_support:
        return Hindrance.NOT_AUTHORISED
    if administrator.account.phone_support_locked_at is not None:
        return Hindrance.PHONE_SUPPORT
    return Hindrance.LOCKED if code_status(administrator).is_locked else None


def end_codes(administrators: Iterable[Administrator]) -> None:
    """End the live codes of ``administrators`` inside the caller's transaction, after their PINs."""
    now = clock.now()
    SupportCode.objects.filter(
        administrator__in=administrators, used_at=None, expires_at__gt=now
    ).update(expires_at=now)


def _state(code: SupportCode, now: dt.datetime) -> CodeState:
    if code.used_at is not None:
        return CodeState.USED
    return CodeState.LIVE if code.live(now) else CodeState.EXPIRED
