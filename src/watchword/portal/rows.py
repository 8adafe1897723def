"""What the list of administrators shows of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.core.text import fold
from watchword.people.invitations import invited_until
from watchword.people.queries import administrators_of
from watchword.pins.queries import NOT_SET, PinStatus, pin_statuses

if TYPE_CHECKING:
    import datetime as dt

    from watchword.people.models import Account, Administrator


@dataclass(frozen=True, slots=True)
class Row:
    """One administrator and the state of the PIN."""

    administrator: Administrator
    pin: PinStatus
    # Who was invited and has not accepted; the link serves until then, if it serves still.
    invited: bool = False
    until: dt.datetime | None = None


def rows_of(account: Account, search: str = "") -> list[Row]:
    """Return the administrators of ``account`` by name, those alone whose name or email holds ``search``."""
    statuses, invited, wanted = pin_statuses(account), invited_until(account), fold(search)
    rows = [
        Row(
            person,
            statuses.get(person.pk, NOT_SET),
            invited=person.pk in invited,
            until=invited.get(person.pk),
        )
        for person in administrators_of(account)
    ]
    found = [row for row in rows if wanted in _searched(row)]
    return sorted(found, key=lambda row: (row.administrator.user.folded_name, row.administrator.pk))


def _searched(row: Row) -> str:
    return f"{row.administrator.user.folded_name}\n{row.administrator.user.email}"
