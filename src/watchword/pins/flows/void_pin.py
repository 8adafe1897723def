"""Makes a Security PIN void: from then on there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins.models import Pin, subject_of

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Account, Administrator


def void_pin(
    account: Account, administrator: Administrator | None, *, actor: Actor, reason: str
) -> bool:
    """Void the PIN of ``administrator``, or the account PIN, inside the caller's transaction.

    Tells whether there was one. Its sealed form goes too: an attempt that is between its charge and
    its decision finds the PIN that it was compared with no more, and is refused.
    """
    removed, _ = Pin.objects.filter(account=account, administrator=administrator).delete()
    if removed:
        record(
            Event.PIN_VOIDED,
            actor=actor,
            account=account.public_id,
            subject=subject_of(account, administrator),
            reason=reason,
        )
    return bool(removed)
