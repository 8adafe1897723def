"""The ledger as people read it: entries with account numbers in place of identifiers. It only reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.ledger.events import Event
from watchword.ledger.models import Entry
from watchword.people.models import Account, Agent
from watchword.people.queries import account_by_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Row:
    """One entry. ``staff`` is the name of the agent who acted, empty for anybody else."""

    entry: Entry
    meaning: str
    kind: str
    ref: str
    staff: str
    account_number: str


def filtered(number: str, event: str) -> QuerySet[Entry]:
    """Return entries, the newest first, about account ``number`` and of ``event``; empty: about any."""
    entries = Entry.objects.defer("leaf").order_by("-pk")
    if number:
        account = account_by_number(number)
        entries = entries.filter(account=account.public_id) if account else entries.none()
    return entries.filter(event=event) if event else entries


def rows(entries: Iterable[Entry]) -> list[Row]:
    """Return ``entries`` with what their identifiers stand for."""
    page = list(entries)
    numbers = dict(
        Account.objects.filter(public_id__in={entry.account for entry in page}).values_list(
            "public_id", "number"
        )
    )
    refs = {entry.actor.partition(":")[2] for entry in page}
    staff = dict(Agent.objects.filter(public_id__in=refs).values_list("public_id", "user__name"))
    return [_row(entry, numbers, staff) for entry in page]


def _row(entry: Entry, numbers: dict[str, str], staff: dict[str, str]) -> Row:
    kind, _, ref = entry.actor.partition(":")
    meaning = Event(entry.event).meaning if entry.event in set(Event) else ""
    number = numbers.get(entry.account, "")
    return Row(entry, meaning, kind.replace("_", " "), ref, staff.get(ref, ""), number)
