"""Invites a colleague, as another administrator of one's own account."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction

from watchword.core.errors import InvalidError
from watchword.people.errors import UnfitError
from watchword.people.fields import check_all
from watchword.people.flows.edit_administrator import clean_name
from watchword.people.flows.establish_account import add_administrator
from watchword.people.flows.invite import invite
from watchword.people.usernames import check_username

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def invite_administrator(
    by: Administrator, *, name: str, email: str, authorised: bool
) -> Administrator:
    """Add an administrator to the account of ``by`` and have a one-time link sent; return the new one.

    Raises `UnfitError` for an unfit name, and for an email that is none or that somebody signs in
    with: whose it is, is not said.
    """
    check_all({"name": partial(clean_name, name), "email": partial(check_username, email)})
    try:
        with transaction.atomic(durable=True):
            invited = add_administrator(
                by.account, email, name, authorised=authorised, actor=by.actor()
            )
            invite(invited.user, actor=by.actor(), by_mail=True)
    except InvalidError as error:  # Somebody took the email between the two looks at it.
        raise UnfitError((error,)) from error
    return invited
