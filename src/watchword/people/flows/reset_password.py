"""Lets one of the staff who forgot it choose a new password; others do it with a PIN (`pins.flows`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.errors import LinkRefusedError
from watchword.people.passwords import check_password
from watchword.people.resets import resetting_with, take_reset
from watchword.people.sessions import end_sessions

if TYPE_CHECKING:
    from watchword.people.models import User


def reset_password(token: str, password: str, *, proved: bool) -> User:
    """Set the password of the one of the staff for whom the link ``token`` is; all sessions end.

    Raises `LinkRefusedError` (an administrator's link too: no password without a PIN), `InvalidError`
    for a weak password and `FactorRefusedError`; the last two leave the link as it was.
    """
    resetting = resetting_with(token)
    if resetting.administrator is not None:
        raise LinkRefusedError
    user = resetting.user
    check_password(password, user)
    user.set_password(password)
    with transaction.atomic(durable=True):
        take_reset(resetting, proved=proved)
        user.save(update_fields=["password"])
        end_sessions(user)
        record(Event.PASSWORD_RESET, actor=CALLER, subject=user.public_id)
    return user
