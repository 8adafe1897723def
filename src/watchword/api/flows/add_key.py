"""Makes a key for another system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from watchword.api.models import ApiKey
from watchword.api.scopes import Scope
from watchword.core.errors import InvalidError
from watchword.core.text import has_control
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.tokens import hash_of, new_token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchword.core.actor import Actor

PREFIX = "wwk_"
LONGEST_NAME = 100


def add_key(name: str, scopes: Iterable[str], *, actor: Actor) -> tuple[ApiKey, str]:
    """Make a key and return it with its secret, which is kept nowhere.

    Raises `InvalidError` for an empty or unfit name and for a scope that does not exist.
    """
    cleaned = " ".join(name.split())
    if not cleaned or len(cleaned) > LONGEST_NAME or has_control(cleaned):
        raise InvalidError("name", "length", _("Give the key a name of at most 100 characters."))
    wanted = sorted(set(scopes))
    unknown = [scope for scope in wanted if scope not in set(Scope)]
    if unknown or not wanted:
        sentence = _("Give scopes out of: %s.") % ", ".join(Scope)
        raise InvalidError("scopes", "unknown", sentence)
    secret = PREFIX + new_token()
    with transaction.atomic(durable=True):
        key = ApiKey.objects.create(name=cleaned, key_hash=hash_of(secret), scopes=wanted)
        record(Event.API_KEY_MADE, actor=actor, subject=key.public_id, scopes=" ".join(wanted))
    return key, secret
