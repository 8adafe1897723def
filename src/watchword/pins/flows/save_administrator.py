"""Saves what an administrator changed on an edit page: name, authorisation and PIN, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.people.access import administrator_for, hold
from watchword.people.flows.edit_administrator import clean_name, edit_administrator
from watchword.pins.flows import set_pin
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from watchword.people.models import Administrator


@dataclass(frozen=True, slots=True)
class SavedChange:
    """What was changed."""

    name_changed: bool
    authorisation_changed: bool
    pin_changed: bool


def save_administrator(
    by: Administrator, target_id: str, *, name: str, authorised: bool, pin: str = ""
) -> SavedChange:
    """Save the edit page of the administrator ``target_id`` for ``by``, a colleague or the same person.

    An empty ``pin`` leaves the PIN as it is. Raises `NotFoundError` (another account, or unknown),
    `InvalidError` (name) and `PinRefusedError`; then nothing was changed.
    """
    target = administrator_for(by, target_id)
    clean_name(name)
    prepared = set_pin.prepare(target.account, target, pin) if pin else None
    with transaction.atomic(durable=True):
        hold(target)
        changed = edit_administrator(target, name=name, authorised=authorised, actor=by.actor())
        if prepared:
            origin = Pin.Origin.OWNER if by.pk == target.pk else Pin.Origin.COLLEAGUE
            set_pin.store(prepared, actor=by.actor(), origin=origin)
    return SavedChange(changed.name, changed.authorisation, prepared is not None)
