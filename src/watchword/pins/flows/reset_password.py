"""Lets an administrator who forgot it choose a new password and a new PIN: both, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.errors import LinkRefusedError
from watchword.people.resets import resetting_with, take_reset
from watchword.pins import choice
from watchword.pins.codes import end_codes
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def reset_password(token: str, chosen: choice.Choice, *, proved: bool) -> Administrator:
    """Put what was ``chosen`` in force for whom the link ``token`` is; all sessions end.

    A locked PIN is opened by it: the new one is its owner's act. Raises `LinkRefusedError`,
    `ChoiceRefusedError` and `FactorRefusedError`; the last two leave the link as it was.
    """
    resetting = resetting_with(token)
    administrator = resetting.administrator
    if administrator is None:
        raise LinkRefusedError
    prepared = choice.prepare(administrator, chosen)
    with transaction.atomic(durable=True):
        take_reset(resetting, proved=proved)
        record(
            Event.PASSWORD_RESET,
            actor=administrator.actor(),
            account=administrator.account.public_id,
            subject=administrator.user.public_id,
        )
        choice.store(prepared, actor=administrator.actor(), origin=Pin.Origin.RESET)
        end_codes([administrator])
    return administrator
