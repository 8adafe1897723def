"""Keeps the language and the time zone in which a person reads."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from watchword.core import zones
from watchword.core.errors import InvalidError
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import User
from watchword.people.queries import account_id_of, actor_of


def set_preferences(user: User, *, language: str, time_zone: str) -> None:
    """Let ``user`` read in ``language`` and by ``time_zone``, an IANA name or nothing.

    Raises `InvalidError` for one that is not known.
    """
    if language not in dict(settings.LANGUAGES):
        raise InvalidError("language", "unknown", _("Choose one of the languages."))
    if time_zone and not zones.zone(time_zone):
        raise InvalidError("time_zone", "unknown", _("Choose one of the time zones."))
    with transaction.atomic(durable=True):
        _record(user)
        User.objects.filter(pk=user.pk).update(language=language, time_zone=time_zone)
    user.language, user.time_zone = language, time_zone


def learn_preferences(user: User, *, language: str, time_zone: str) -> None:
    """Keep what the browser of ``user`` says, where nothing was chosen; what was chosen stays."""
    learnt = {"language": language, "time_zone": time_zone}
    changes = {name: value for name, value in learnt.items() if value and not getattr(user, name)}
    with transaction.atomic(durable=True):
        _record(user)
        User.objects.filter(pk=user.pk).update(
            # Asked of the row: a choice that was made at the same moment counts more.
            **{
                name: Case(When(**{name: ""}, then=Value(value)), default=F(name))
                for name, value in changes.items()
            }
        )
    user.refresh_from_db(fields=["language", "time_zone"])


def _record(user: User) -> None:
    record(
        Event.PREFERENCES_CHANGED,
        actor=actor_of(user),
        account=account_id_of(user),
        subject=user.public_id,
    )
