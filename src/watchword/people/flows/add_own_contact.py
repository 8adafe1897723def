"""Adds a contact of record to one's own account, in the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.people.flows.add_contact import add_contact
from watchword.people.models import Account, ContactOfRecord

if TYPE_CHECKING:
    from watchword.people.models import Administrator

# Each is told of everything that happens: with more, notices could be made to flood strangers.
MOST = 20


def add_own_contact(me: Administrator, kind: ContactOfRecord.Kind, value: str) -> ContactOfRecord:
    """Add a contact to the account of ``me``; it counts as of record in 30 days (47 CFR 64.2003).

    Raises `InvalidError` for an unfit value, one that is there already, and one too many.
    """
    with transaction.atomic(durable=True):
        # Of two at once, the second counts what the first has added.
        account = Account.objects.select_for_update(no_key=True).get(pk=me.account_id)
        if account.contacts.count() >= MOST:
            sentence = _("An account has at most %(most)d contacts of record. Remove one first.")
            raise InvalidError("value", "too_many", sentence % {"most": MOST})
        return add_contact(account, kind, value, actor=me.actor())
