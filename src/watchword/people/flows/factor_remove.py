"""Removes a second factor. With the last one go the recovery codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.db import transaction

from watchword.core.errors import NotFoundError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.factors import APP, has_second_factor, passkey_for

if TYPE_CHECKING:
    from watchword.people.models import User


def remove_app(user: User) -> None:
    """Remove the authenticator app of ``user``; raise `NotFoundError` where there is none."""
    with transaction.atomic(durable=True):
        app = Authenticator.objects.filter(user=user, type=APP).first()
        if app is None:
            raise NotFoundError
        _remove(user, app)


def remove_passkey(user: User, public_id: str) -> None:
    """Remove a passkey of ``user``; raise `NotFoundError` for any other."""
    with transaction.atomic(durable=True):
        _remove(user, passkey_for(user, public_id))


def _remove(user: User, factor: Authenticator) -> None:
    record(Event.SECOND_FACTOR_REMOVED, **about(user), factor=str(factor.type))
    factor.delete()
    if not has_second_factor(user):
        # Codes stand for a second factor: without one they would only be a way in.
        Authenticator.objects.filter(user=user).delete()
