"""Takes a code of an authenticator app, or a recovery code, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db import transaction

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.app_codes import app_takes
from watchword.people.factors import APP, CODES

if TYPE_CHECKING:
    from watchword.people.models import User


def sign_in_by_code(user: User, code: str) -> Authenticator | None:
    """Return what ``code`` is of, and let nobody use it again; None where it is of nothing.

    Whoever calls it has counted the try before.
    """
    with transaction.atomic(durable=True):
        held = Authenticator.objects.select_for_update().filter(user=user)
        for one in held.filter(type__in=(APP, CODES)):
            if one.type == APP and app_takes(one, code):
                return one
            if one.type == CODES and one.wrap().validate_code(code):
                record(Event.RECOVERY_CODE_USED, **about(user))
                return one
    return None
