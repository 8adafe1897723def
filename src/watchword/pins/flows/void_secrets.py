"""Makes what an administrator proves to be the person with void: the Security PIN and support codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.pins.models import Pin, SupportCode

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Administrator


def void_secrets(administrator: Administrator, *, actor: Actor, reason: str) -> bool:
    """Void PIN and support code of ``administrator`` inside the caller's transaction.

    Tells whether there was a PIN. The rows go: an attempt between its charge and its decision finds
    what it was compared with no more, and is refused, whatever time it holds it to be.
    """
    removed, _ = Pin.objects.filter(administrator=administrator).delete()
    SupportCode.objects.filter(administrator=administrator).delete()
    if removed:
        record(
            Event.PIN_VOIDED,
            actor=actor,
            account=administrator.account.public_id,
            subject=administrator.public_id,
            reason=reason,
        )
    return bool(removed)
