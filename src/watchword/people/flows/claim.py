"""Takes what a stranger says who cannot sign in, and has it looked into later.

The stranger learns nothing, not by the time that it takes either: whoever is named, the same
questions are asked and one task is left, for nobody where there is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from watchword.core import clock
from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.recoveries import (
    NOBODY,
    administrator_with,
    contact_to_recover_by,
    person_with,
)
from watchword.people.spent_codes import spend_recovery_code
from watchword.people.tasks import answer_recovery, answer_reset


@dataclass(frozen=True, slots=True, repr=False)
class Claim:
    """What the stranger says: account number, own email, and if known an email of record and a code."""

    account_number: str
    email: str
    contact: str = ""
    code: str = ""


def claim_reset(email: str) -> None:
    """Have a link sent to whoever signs in with ``email``, if somebody does."""
    answer_reset.enqueue(person_with(email))


def claim_recovery(claim: Claim) -> None:
    """Have a recovery started for the administrator whom ``claim`` names, if there is one.

    A recovery code that is right is spent here, so that no task holds it; one that is wrong is as
    none. Whoever calls it has charged the try before.
    """
    found = administrator_with(claim.account_number, claim.email)
    contact = contact_to_recover_by(found, claim.contact, clock.now())
    with transaction.atomic(durable=True):
        by_code = bool(claim.code) and spend_recovery_code(
            found.user_id if found else NOBODY, claim.code
        )
        if found and by_code:
            record(
                Event.RECOVERY_CODE_USED,
                actor=CALLER,
                account=found.account.public_id,
                subject=found.user.public_id,
            )
        answer_recovery.enqueue(
            found.user.public_id if found else "",
            contact.public_id if contact else "",
            by_code=by_code,
        )
