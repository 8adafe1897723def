"""Sets a Security PIN. Every way to set one, on every page and in every command, ends here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.keys.current import key_ring
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.access import hold
from watchword.pins import queries, sealing
from watchword.pins.errors import PinRefusedError
from watchword.pins.models import Pin, subject_of

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Account, Administrator


@dataclass(frozen=True, slots=True)
class PreparedPin:
    """A PIN that the policy takes, sealed and not yet stored."""

    account: Account
    administrator: Administrator | None
    sealed: sealing.Sealed


def prepare(account: Account, administrator: Administrator | None, digits: str) -> PreparedPin:
    """Check and seal ``digits``; raise `PinRefusedError`. Costs a hash: call it outside a transaction."""
    broken = queries.broken_rules(account, digits)
    if broken:
        raise PinRefusedError(broken)
    sealed = sealing.seal(key_ring(), subject_of(account, administrator), digits)
    return PreparedPin(account, administrator, sealed)


def store(prepared: PreparedPin, *, actor: Actor, origin: Pin.Origin) -> None:
    """Put a prepared PIN in force, inside the caller's transaction. It opens a lock: its owner acted.

    Raises `NotFoundError` if the administrator was removed meanwhile.
    """
    if prepared.administrator:
        hold(prepared.administrator)
    Pin.objects.update_or_create(
        account=prepared.account,
        administrator=prepared.administrator,
        defaults={
            "pepper_id": prepared.sealed.pepper_id,
            "sealed": prepared.sealed.text,
            "failures": 0,
            "lock_announced_at": None,
            "origin": origin,
            "set_at": clock.now(),
        },
    )
    record(
        Event.PIN_SET,
        actor=actor,
        account=prepared.account.public_id,
        subject=subject_of(prepared.account, prepared.administrator),
        origin=origin.value,
    )


def set_pin(
    account: Account,
    administrator: Administrator | None,
    digits: str,
    *,
    actor: Actor,
    origin: Pin.Origin,
) -> None:
    """Set the PIN of ``administrator``, or the account PIN; raise `PinRefusedError` with the rules."""
    prepared = prepare(account, administrator, digits)
    with transaction.atomic(durable=True):
        store(prepared, actor=actor, origin=origin)
