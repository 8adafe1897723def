"""What administrators said was not them: which entries can be reported, and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.ledger.events import Event
from watchword.verification.models import Dispute

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.ledger.models import Entry
    from watchword.people.models import Account

# What protects, what runs out by itself, and what the provider did before there was anybody.
NO_ATTACK = frozenset(
    {
        Event.ACCOUNT_ESTABLISHED,
        Event.ACTIVITY_DISPUTED,
        Event.CONVERSATION_ENDED,
        Event.DISPUTE_CLOSED,
        Event.GRANT_ENDED,
        Event.PHONE_SUPPORT_LOCKED,
        Event.PIN_VOIDED,
        Event.RECOVERY_STOPPED,
        Event.VERIFICATION_EXPIRED,
    }
)


def could_be_an_attack(entry: Entry) -> bool:
    """Tell whether somebody else may be behind ``entry``, so that its owner can say so."""
    return entry.event not in NO_ATTACK


def open_disputes() -> QuerySet[Dispute]:
    """Return what no supervisor has dealt with yet, the oldest first."""
    return (
        Dispute.objects.select_related("account", "entry", "administrator__user")
        .filter(closed_at=None)
        .order_by("made_at", "pk")
    )


def has_open_dispute(account: Account) -> bool:
    """Tell whether something of ``account`` is still open."""
    return open_disputes().filter(account=account).exists()


def open_dispute(public_id: str) -> Dispute:
    """Return an open dispute; raise `NotFoundError` for one that was dealt with, and for none."""
    found = open_disputes().filter(public_id=sought(public_id)).first()
    if found is None:
        raise NotFoundError
    return found
