"""Establishes an account as a whole: its contacts of record, and its first administrator, who is invited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.errors import InvalidError
from watchword.people.contacts import clean_contact
from watchword.people.errors import UnfitError
from watchword.people.fields import check_all
from watchword.people.flows.add_contact import add_contact
from watchword.people.flows.edit_administrator import clean_name
from watchword.people.flows.establish_account import (
    add_administrator,
    check_number,
    establish_account,
)
from watchword.people.flows.invite import invite
from watchword.people.models import Account, ContactOfRecord
from watchword.people.usernames import check_username

if TYPE_CHECKING:
    from collections.abc import Callable

    from watchword.core.actor import Actor
    from watchword.people.models import Administrator

Kind = ContactOfRecord.Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCustomer:
    """What is known of a customer who is new. Phone and postal address may be missing."""

    number: str
    name: str
    email: str
    administrator_name: str
    administrator_email: str
    phone: str = ""
    postal: str = ""
    authorised: bool = True
    portal: Account.Portal = Account.Portal.CURRENT


def establish_customer(new: NewCustomer, *, actor: Actor) -> Administrator:
    """Establish the account of ``new`` and have its first administrator invited by mail; return that one.

    Raises `UnfitError` with a problem for each field that cannot be taken; then nothing is there.
    """
    check_all(_checks(new))
    try:
        with transaction.atomic(durable=True):
            return _establish(new, actor)
    except InvalidError as error:
        # Somebody took the number or the email between the two looks at it.
        field = "number" if error.field == "number" else "administrator_email"
        raise UnfitError((error.about(field),)) from error


def _establish(new: NewCustomer, actor: Actor) -> Administrator:
    account = establish_account(new.number.strip(), new.name, actor=actor, portal=new.portal)
    administrator = add_administrator(
        account,
        new.administrator_email,
        new.administrator_name,
        authorised=new.authorised,
        actor=actor,
    )
    invite(administrator.user, actor=actor, by_mail=True)
    # The email last: notices go to those who were there before, and that is nobody.
    for kind, value in (
        (Kind.PHONE, new.phone),
        (Kind.POSTAL, new.postal),
        (Kind.EMAIL, new.email),
    ):
        if value.strip():
            add_contact(account, kind, value, actor=actor)
    return administrator


def _checks(new: NewCustomer) -> dict[str, Callable[[], object]]:
    """Return what each field is held against, in the order of a form."""
    checks: dict[str, Callable[[], object]] = {
        "number": partial(check_number, new.number.strip()),
        "name": partial(clean_name, new.name),
        "email": partial(clean_contact, Kind.EMAIL, new.email),
    }
    if new.phone.strip():
        checks["phone"] = partial(clean_contact, Kind.PHONE, new.phone)
    if new.postal.strip():
        checks["postal"] = partial(clean_contact, Kind.POSTAL, new.postal)
    return checks | {
        "administrator_name": partial(clean_name, new.administrator_name),
        "administrator_email": partial(check_username, new.administrator_email),
    }
