"""Makes a support code for a signed-in administrator, who reads it to support."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.access import hold
from watchword.pins import sealing
from watchword.pins.codes import DIGITS, LIFE, hindrance
from watchword.pins.errors import SupportCodeRefusedError
from watchword.pins.models import SupportCode

if TYPE_CHECKING:
    import datetime as dt

    from watchword.people.models import Administrator


@dataclass(frozen=True, slots=True)
class MadeCode:
    """A code, in clear for this once. Its ``repr`` does not show it."""

    digits: str = field(repr=False)
    expires_at: dt.datetime


def make_support_code(me: Administrator, *, strong: bool) -> MadeCode:
    """Make a code of 8 digits for ``me``, good for 10 minutes and one use; the one before is void.

    ``strong``: the person gave a second factor just now. The count of failures stays as it is.
    Raises `SupportCodeRefusedError` where a code could verify nobody.
    """
    why_not = hindrance(me)
    if why_not is not None:
        raise SupportCodeRefusedError(why_not)
    digits = f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"
    sealed = sealing.seal(key_ring(), me.public_id, digits, sealing.SUPPORT_CODE)
    now = clock.now()
    with transaction.atomic(durable=True):
        hold(me)
        SupportCode.objects.update_or_create(
            administrator=me,
            defaults={
                "pepper_id": sealed.pepper_id,
                "sealed": sealed.text,
                "strong": strong,
                "made_at": now,
                "expires_at": now + LIFE,
                "used_at": None,
            },
        )
        record(
            Event.SUPPORT_CODE_MADE,
            actor=me.actor(),
            account=me.account.public_id,
            subject=me.public_id,
            strong=strong,
        )
    return MadeCode(digits, now + LIFE)
