"""Changes an administrator's name and whether the person may contact support."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.core.text import JOINERS, has_control
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record

if TYPE_CHECKING:
    from watchword.core.actor import Actor
    from watchword.people.models import Administrator

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Edited:
    """What changed."""

    name: bool
    authorisation: bool


def clean_name(name: str) -> str:
    """Return ``name`` without spaces around it; raise `InvalidError` if it is empty or unfit."""
    text = " ".join(name.split())
    if not text.strip(JOINERS + " ") or len(text) > LONGEST_NAME:
        raise InvalidError("name", "length", _("Enter a name of at most 200 characters."))
    if has_control(text):
        raise InvalidError("name", "characters", _("The name holds characters that do not show."))
    return text


def edit_administrator(
    target: Administrator, *, name: str, authorised: bool, actor: Actor
) -> Edited:
    """Change ``target`` inside the caller's transaction; raise `InvalidError` for an unfit name."""
    cleaned = clean_name(name)
    edited = Edited(
        name=cleaned != target.user.name,
        authorisation=authorised != target.authorised_to_contact_support,
    )
    where = {"account": target.account.public_id, "subject": target.public_id}
    if edited.name:
        record(Event.ADMINISTRATOR_CHANGED, actor=actor, **where)
        target.user.name = cleaned
        # No other column: a password that was chosen meanwhile must not be put back.
        target.user.save(update_fields=["name", "folded_name"])
    if edited.authorisation:
        record(Event.AUTHORISATION_CHANGED, actor=actor, **where, authorised=authorised)
        target.authorised_to_contact_support = authorised
        target.save(update_fields=["authorised_to_contact_support"])
    return edited
