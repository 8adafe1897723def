"""Adds a second factor: an authenticator app or a passkey. With the first come recovery codes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction
from django.utils.translation import gettext as _

from watchword.core.errors import ConflictError
from watchword.core.identifiers import new_id
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.factors import APP, CODES, PASSKEY
from watchword.people.flows.factor_rename import clean_passkey_name
from watchword.people.models import User

if TYPE_CHECKING:
    from collections.abc import Mapping


def add_app(user: User, secret: str) -> bool:
    """Make the app that holds ``secret`` (base 32) a second factor; tell whether recovery codes were made.

    Whoever calls has seen a code of it. Raises `ConflictError` where there is an app already.
    """
    with transaction.atomic(durable=True):
        _alone(user)
        if Authenticator.objects.filter(user=user, type=APP).exists():
            raise ConflictError
        TOTP.activate(user, secret)
        return _told(user, APP)


def add_passkey(user: User, name: str, credential: Mapping[str, Any]) -> bool:
    """Make the passkey of ``credential``, checked by the caller, a way to sign in; tell as `add_app`."""
    cleaned = clean_passkey_name(name or _("Passkey"))
    with transaction.atomic(durable=True):
        _alone(user)
        passkey = WebAuthn.add(user, cleaned, credential).instance
        passkey.data["public_id"] = new_id("psk")
        passkey.save(update_fields=["data"])
        return _told(user, PASSKEY)


def _alone(user: User) -> None:
    """Let nobody else change what ``user`` has until the transaction ends."""
    User.objects.select_for_update().get(pk=user.pk)


def _told(user: User, kind: str) -> bool:
    facts = about(user)
    record(Event.SECOND_FACTOR_ADDED, **facts, factor=str(kind))
    if Authenticator.objects.filter(user=user, type=CODES).exists():
        return False
    RecoveryCodes.activate(user)
    record(Event.RECOVERY_CODES_MADE, **facts)
    return True
