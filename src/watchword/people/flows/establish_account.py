"""Establishes an account, and adds administrators to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.flows.edit_administrator import clean_name
from watchword.people.models import Account, Administrator, User

if TYPE_CHECKING:
    from watchword.core.actor import Actor

_NUMBER = re.compile(r"[0-9A-Za-z-]{1,32}\Z")


def establish_account(
    number: str, name: str, *, actor: Actor, portal: Account.Portal = Account.Portal.CURRENT
) -> Account:
    """Make an account inside the caller's transaction; raise `InvalidError` for an unfit or taken number."""
    if not _NUMBER.match(number):
        sentence = _("An account number has 1 to 32 letters, digits or hyphens.")
        raise InvalidError("number", "characters", sentence)
    if Account.objects.filter(number=number).exists():
        raise InvalidError("number", "taken", _("This account number is taken."))
    account = Account.objects.create(number=number, name=clean_name(name), portal=portal)
    record(Event.ACCOUNT_ESTABLISHED, actor=actor, account=account.public_id)
    return account


def add_administrator(
    account: Account,
    email: str,
    name: str,
    *,
    authorised: bool,
    actor: Actor,
    password: str | None = None,
) -> Administrator:
    """Add a person to ``account`` inside the caller's transaction; raise `InvalidError` for a taken email.

    Without a ``password`` the person cannot sign in before choosing one with an invitation.
    """
    if User.objects.filter(email=email.strip().lower()).exists():
        raise InvalidError("email", "taken", _("Somebody signs in with this email already."))
    user = User.objects.create_user(email, clean_name(name), password)
    administrator = Administrator.objects.create(
        account=account, user=user, authorised_to_contact_support=authorised
    )
    record(
        Event.ADMINISTRATOR_ADDED,
        actor=actor,
        account=account.public_id,
        subject=administrator.public_id,
        authorised=authorised,
    )
    return administrator
