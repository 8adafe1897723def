"""Changes a contact of record for a verified person, at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core import clock
from watchword.core.identifiers import sought
from watchword.people.flows import change_contact as people_flow
from watchword.people.models import ContactOfRecord
from watchword.verification.access import CHANGE, live_grant
from watchword.verification.errors import GrantNeededError

if TYPE_CHECKING:
    from watchword.people.models import Agent


def change_contact(agent: Agent, number: str, contact_id: str, value: str) -> bool:
    """Give a contact of account ``number`` a new value under a live grant; tell whether it changed.

    Raises `GrantNeededError` (also where there is no such contact) and `InvalidError`.
    """
    with transaction.atomic(durable=True):
        contact = (
            ContactOfRecord.objects.select_for_update(of=("self",))
            .select_related("account")
            .filter(account__number=sought(number), public_id=sought(contact_id))
            .first()
        )
        # One error for both: without a grant nobody learns which contacts there are.
        if contact is None:
            raise GrantNeededError
        grant = live_grant(agent, contact.account, CHANGE, clock.now())
        if grant is None:
            raise GrantNeededError
        return people_flow.change_contact(
            contact,
            value,
            actor=agent.actor(),
            conversation=grant.conversation.public_id,
        )
