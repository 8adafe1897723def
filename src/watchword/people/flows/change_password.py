"""Changes the password of a person who is signed in, and ends the other sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from watchword.core.errors import ConflictError, InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import about
from watchword.people.models import User
from watchword.people.passwords import check_password
from watchword.people.sessions import end_sessions

if TYPE_CHECKING:
    from watchword.people.models import User as Person


def change_password(user: Person, present: str, chosen: str, *, keep: str) -> None:
    """Give ``user`` the password ``chosen``; of the sessions stays the one with the key ``keep``.

    Raises `InvalidError` for a wrong present password and a weak new one, `ConflictError` where it
    was changed meanwhile.
    """
    before = user.password
    if not user.check_password(present):
        raise InvalidError("present", "mismatch", _("This is not your present password."))
    check_password(chosen, user)
    user.set_password(chosen)
    with transaction.atomic(durable=True):
        # A link that was used meanwhile has the last word: its holder has thrown this session out.
        if not User.objects.filter(pk=user.pk, password=before).update(password=user.password):
            raise ConflictError
        record(Event.PASSWORD_CHANGED, **about(user))
        end_sessions(user, but=keep)
