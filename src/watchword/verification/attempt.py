"""One attempt between being charged and being decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from watchword.core.actor import Actor
    from watchword.pins.models import Guarded
    from watchword.verification.models import Method


class Reason(StrEnum):
    """Why an attempt failed. It stands in the ledger and is never told to the person who asks."""

    LIMIT = "limit"
    LOCKED = "locked"
    NOTHING_TO_COMPARE = "nothing_to_compare"
    PHONE_SUPPORT = "phone_support"
    REPLACED = "replaced"
    TOO_LATE = "too_late"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Charged:
    """What steps 1 and 2 found: the secret to compare with, if any, and whether it may count.

    ``limits`` and ``window`` are what was counted in step 1, ``submitter`` who passes the digits on.
    ``barred``: the customer has locked phone support.
    """

    submitter: Actor
    limits: Mapping[str, int]
    window: int
    within_limits: bool
    method: Method
    barred: bool
    secret: Guarded | None
    taken: bool

    def reason(self, *, right: bool) -> Reason | None:
        """Return why the attempt fails, for the ledger; None if it does not."""
        if right:
            return None
        if not self.within_limits:
            return Reason.LIMIT
        if self.barred:
            return Reason.PHONE_SUPPORT
        if self.secret is None:
            return Reason.NOTHING_TO_COMPARE
        return Reason.WRONG if self.taken else Reason.LOCKED
