"""Takes the second factor of a person who comes with a link to choose a new password."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.queries import account_id_of
from watchword.people.spent_codes import RECOVERY_CODE, spend_code

if TYPE_CHECKING:
    from watchword.people.models import User


def prove_by_code(user: User, code: str) -> bool:
    """Tell whether ``code`` is one of the app or a recovery code of ``user``; it is then used up.

    Whoever calls it has charged the try before, and committed the charge.
    """
    with transaction.atomic(durable=True):
        kind = spend_code(user, code)
        if kind == RECOVERY_CODE:
            record(
                Event.RECOVERY_CODE_USED,
                actor=CALLER,
                account=account_id_of(user),
                subject=user.public_id,
            )
    return bool(kind)
