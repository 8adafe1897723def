"""Takes an administrator off an account. What the person could do at the desk ends one floor above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.core.errors import ForbiddenError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.access import administrator_for
from watchword.people.errors import LastAdministratorError
from watchword.people.factors import remove_factors
from watchword.people.invitations import can_sign_in
from watchword.people.links import end_links
from watchword.people.models import Account, Invitation, PasswordReset, Recovery, User
from watchword.people.sessions import end_sessions

if TYPE_CHECKING:
    from watchword.people.models import Administrator


def remove_administrator(by: Administrator, target_id: str) -> Administrator:
    """Remove the administrator ``target_id`` of the account of ``by`` inside the caller's transaction.

    Sessions, links and second factors of the person end, and the email is free for another. Returns
    the one who was removed. Raises `NotFoundError`, `LastAdministratorError` where nobody with a
    password would stay, and `ForbiddenError` where ``by`` was removed meanwhile.
    """
    # One removal at a time for each account: of two who remove each other, one stays.
    Account.objects.select_for_update(no_key=True).get(pk=by.account_id)
    target = administrator_for(by, target_id)
    able = can_sign_in(by.account)
    if not able.filter(pk=by.pk).exists():
        raise ForbiddenError
    if not able.exclude(pk=target.pk).exists():
        raise LastAdministratorError
    # Recorded first: the person is told too, at the address that goes with the removal.
    record(
        Event.ADMINISTRATOR_REMOVED,
        actor=by.actor(),
        account=by.account.public_id,
        subject=target.public_id,
    )
    _shut_out(target.user)
    target.removed_at = clock.now()
    target.authorised_to_contact_support = False
    target.save(update_fields=["removed_at", "authorised_to_contact_support"])
    return target


def _shut_out(user: User) -> None:
    """Leave ``user`` no way to sign in."""
    User.objects.select_for_update().get(pk=user.pk)
    for kind in (Invitation, PasswordReset, Recovery):
        end_links(kind, user.pk)
    remove_factors(user)
    end_sessions(user)
    user.is_active = False
    user.email = f"{user.public_id}@removed.invalid"
    user.set_unusable_password()
    user.save(update_fields=["is_active", "email", "password"])
