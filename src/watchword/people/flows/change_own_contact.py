"""Changes a contact of record of one's own account, in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.people.access import contact_for
from watchword.people.flows.change_contact import change_contact

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def change_own_contact(me: Administrator, contact_id: str, value: str) -> bool:
    """Give a contact of the account of ``me`` a new value; tell whether it changed.

    From then on it does not count as of record for 30 days. Raises `NotFoundError` (another
    account's, or none) and `InvalidError`.
    """
    with transaction.atomic(durable=True):
        contact = contact_for(me, contact_id, lock=True)
        return change_contact(contact, value, actor=me.actor())
