"""Establishes an account, and adds administrators to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.flows.edit_administrator import clean_name
from watchword.people.models import Account, Administrator
from watchword.people.usernames import clean_username, create_user

if TYPE_CHECKING:
    from watchword.core.actor import Actor

_NUMBER = re.compile(r"[0-9A-Za-z-]{1,32}\Z")
# It stands in addresses where a number does: at the desk, the page that establishes an account.
_RESERVED = "new"


def check_number(number: str) -> None:
    """Raise `InvalidError` if ``number`` is unfit for an account, or taken."""
    if not _NUMBER.match(number) or number.lower() == _RESERVED:
        sentence = _("An account number has 1 to 32 letters, digits or hyphens.")
        raise InvalidError("number", "characters", sentence)
    if Account.objects.filter(number=number).exists():
        raise _taken()


def establish_account(
    number: str, name: str, *, actor: Actor, portal: Account.Portal = Account.Portal.CURRENT
) -> Account:
    """Make an account inside the caller's transaction; raise `InvalidError` for an unfit or taken number."""
    check_number(number)
    account = Account(number=number, name=clean_name(name), portal=portal)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        raise _taken() from error
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
    """Add a person to ``account`` inside the caller's transaction; raise `InvalidError`.

    Unfit are an email that is none or that somebody signs in with, and an unfit name.
    Without a ``password`` the person cannot sign in before choosing one with an invitation.
    """
    user = create_user(clean_username(email), clean_name(name), password)
    administrator = Administrator(
        account=account, user=user, authorised_to_contact_support=authorised
    )
    # Recorded first: those are told who were there before, and the new one gets an invitation.
    record(
        Event.ADMINISTRATOR_ADDED,
        actor=actor,
        account=account.public_id,
        subject=administrator.public_id,
        authorised=authorised,
    )
    administrator.save()
    return administrator


def _taken() -> InvalidError:
    return InvalidError("number", "taken", _("This account number is taken."))
