"""Makes new recovery codes; the older ones are void."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction

from watchword.core.errors import ForbiddenError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.factors import CODES, has_second_factor
from watchword.people.models import User


def make_recovery_codes(user: User) -> None:
    """Make ten new codes for ``user``; raise `ForbiddenError` for one without a second factor."""
    with transaction.atomic(durable=True):
        User.objects.select_for_update().get(pk=user.pk)
        if not has_second_factor(user):
            raise ForbiddenError
        Authenticator.objects.filter(user=user, type=CODES).delete()
        RecoveryCodes.activate(user)
        record(Event.RECOVERY_CODES_MADE, **about(user))
