"""Who reads at an address: in which language and by which time zone a mail to it is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from watchword.core import zones
from watchword.people.models import User
from watchword.people.queries import administrators_of

if TYPE_CHECKING:
    import zoneinfo
    from collections.abc import Iterable

    from watchword.people.models import Account


@dataclass(frozen=True, slots=True)
class Reader:
    """What a mail is written in."""

    language: str
    zone: zoneinfo.ZoneInfo


def reader_at(address: str, account: Account | None) -> Reader:
    """Return the person's own choice; else what most administrators chose; else the installation's."""
    people = list(User.objects.filter(email=address.lower()))
    people += [found.user for found in administrators_of(account)] if account else []
    own = people[0] if people and people[0].email == address.lower() else None
    language = (own and own.language) or _most(person.language for person in people)
    zone = (own and own.time_zone) or _most(person.time_zone for person in people)
    return Reader(
        language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        zones.zone(zone) or zones.UTC,
    )


def _most(choices: Iterable[str]) -> str:
    """Return the choice that stands most often, the first of them where two do; nothing for none."""
    counted = Counter(choice for choice in choices if choice)
    return counted.most_common(1)[0][0] if counted else ""
