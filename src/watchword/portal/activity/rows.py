"""An entry as administrators read it: what, when, by which way, by whom, for whom, and who was told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils import timezone

from watchword.core import clock, zones
from watchword.core.errors import NotFoundError
from watchword.ledger.encoding import decode
from watchword.notices.models import Notice
from watchword.portal.activity import channels
from watchword.portal.activity.kinds import BAD, GOOD, KIND_OF, Kind
from watchword.portal.activity.names import names_of
from watchword.portal.activity.sentences import sentence
from watchword.verification.disputes import could_be_an_attack
from watchword.verification.models import Dispute

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchword.ledger.models import Entry
    from watchword.people.models import Account

ICONS = {
    Kind.VERIFICATION: "headset",
    Kind.PIN: "key",
    Kind.SIGN_IN: "login-2",
    Kind.PEOPLE: "users",
    Kind.CONTACTS: "id",
    Kind.PHONE_SUPPORT: "phone",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. ``dispute`` is the report that it was not them, if there is one."""

    public_id: str
    at: dt.datetime
    kind: Kind
    tone: str
    what: str
    how: str
    by: str
    whom: str
    notices: list[Notice]
    disputable: bool
    dispute: Dispute | None

    @property
    def icon(self) -> str:
        """The name of the icon of its kind."""
        return ICONS[self.kind]

    @property
    def told(self) -> list[tuple[str, str]]:
        """The addresses of its notices by how far those have come, each state once."""
        states = {notice.state for notice in self.notices}
        return [
            (state, ", ".join(one.address for one in self.notices if one.state == state))
            for state in Notice.State.values
            if state in states
        ]

    @property
    def day(self) -> dt.date:
        """The day in the reader's zone."""
        return timezone.localdate(self.at)

    @property
    def is_recent(self) -> bool:
        """Whether it was less than a day ago, so that how long ago says more."""
        return clock.now() - self.at < dt.timedelta(days=1)

    @property
    def exactly(self) -> str:
        """The moment in the reader's zone and words."""
        return zones.exactly(self.at)


def rows_of(account: Account, entries: Iterable[Entry]) -> list[Row]:
    """Return ``entries`` of ``account`` with what their identifiers stand for.

    Asks the database the same few questions however many entries there are.
    """
    page = list(entries)
    names, ways = names_of(account, page), channels.ways_of(page)
    notices = _notices(account, page)
    disputes = {found.entry_id: found for found in Dispute.objects.filter(entry__in=page)}
    return [
        Row(
            public_id=entry.public_id,
            at=entry.at,
            kind=KIND_OF[entry.event],
            tone="good" if entry.event in GOOD else "bad" if entry.event in BAD else "plain",
            what=sentence(entry.event, decode(bytes(entry.leaf))),
            how=channels.said(ways[entry.pk]),
            by=names.by(entry),
            whom=names.whom(entry),
            notices=notices.get((entry.event, entry.at), []),
            disputable=could_be_an_attack(entry),
            dispute=disputes.get(entry.pk),
        )
        for entry in page
    ]


def row_of(account: Account, entry: Entry) -> Row:
    """Return ``entry`` of ``account``; raise `NotFoundError` for one that administrators are not shown."""
    if entry.event not in KIND_OF:
        raise NotFoundError
    return rows_of(account, [entry])[0]


def _notices(account: Account, page: list[Entry]) -> dict[tuple[str, dt.datetime], list[Notice]]:
    """Return the notices of ``page``, one for each address, by event and moment, as its entry has them."""
    found: dict[tuple[str, dt.datetime], dict[str, Notice]] = defaultdict(dict)
    moments = {entry.at for entry in page}
    for notice in Notice.objects.filter(account=account, at__in=moments).order_by("address", "pk"):
        found[notice.event, notice.at][notice.address] = notice
    return {key: [*notices.values()] for key, notices in found.items()}
