"""Removes an administrator, who from then on is nobody: in the portal, on the phone, in any channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.people.flows import remove_administrator as people_flow
from watchword.pins.flows.void_secrets import void_secrets
from watchword.verification.grants import end_grants
from watchword.verification.models import Grant

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def remove_administrator(by: Administrator, target_id: str) -> Administrator:
    """Remove the administrator ``target_id`` of the account of ``by``, who may be the same person.

    Sessions, links and second factors end, PIN and support code are void, grants that name the person
    end. Returns the one who was removed. Raises `NotFoundError`, `LastAdministratorError` and
    `ForbiddenError`.
    """
    with transaction.atomic(durable=True):
        target = people_flow.remove_administrator(by, target_id)
        # A verdict under way either came before this transaction held the account, and its grant is
        # there to be ended; or it waits, and finds no secret to have been right about.
        void_secrets(target, actor=by.actor(), reason="removed")
        end_grants(Grant.objects.filter(administrator=target), actor=by.actor())
    return target
