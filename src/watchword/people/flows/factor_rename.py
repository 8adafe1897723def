"""Gives a passkey another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.core.text import JOINERS, has_control
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.factors import passkey_for

if TYPE_CHECKING:
    from watchword.people.models import User

LONGEST = 60


def clean_passkey_name(name: str) -> str:
    """Return ``name`` without spaces around it; raise `InvalidError` if it is empty or unfit."""
    text = " ".join(name.split())
    if not text.strip(JOINERS + " ") or len(text) > LONGEST or has_control(text):
        raise InvalidError("name", "length", _("Enter a name of at most 60 characters."))
    return text


def rename_passkey(user: User, public_id: str, name: str) -> None:
    """Name a passkey of ``user``; raise `NotFoundError` and `InvalidError`."""
    cleaned = clean_passkey_name(name)
    with transaction.atomic(durable=True):
        passkey = passkey_for(user, public_id)
        passkey.data["name"] = cleaned
        passkey.save(update_fields=["data"])
        record(Event.SECOND_FACTOR_RENAMED, **about(user), factor=str(passkey.type))
