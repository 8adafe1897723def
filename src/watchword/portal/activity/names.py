"""Whose identifiers stand in entries: administrators, also removed ones, and the provider's staff."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Value
from django.utils.translation import gettext as _

from watchword.core.actor import ActorKind
from watchword.people.models import Administrator, Agent, User
from watchword.portal.activity.kinds import KIND_OF, OF_A_PIN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchword.ledger.models import Entry
    from watchword.people.models import Account


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a page of entries needs."""

    account: str
    known: dict[str, str]
    staff: frozenset[str]

    def by(self, entry: Entry) -> str:
        """Return who did it; empty where it was nobody, or somebody who is not known."""
        kind, _sep, ref = entry.actor.partition(":")
        if ref in self.staff:
            return _("%(name)s of support") % {"name": self.known[ref]}
        if kind == ActorKind.API_KEY:
            return _("a system of %(provider)s") % {"provider": _provider()}
        return self.known.get(ref, "")

    def whom(self, entry: Entry) -> str:
        """Return whom it is about, by name; empty where it is about nobody."""
        if entry.subject == self.account:
            return _("the account PIN") if KIND_OF.get(entry.event) in OF_A_PIN else ""
        return self.known.get(entry.subject, "")


def names_of(account: Account, entries: Iterable[Entry]) -> Names:
    """Return the names behind ``entries`` of ``account``, asked for once.

    An administrator or user of another account is nobody here, whatever an entry says.
    """
    page = list(entries)
    refs = {entry.actor.partition(":")[2] for entry in page} | {entry.subject for entry in page}
    own = Administrator.objects.filter(account=account)
    found = list(
        own.filter(public_id__in=refs)
        .values_list("public_id", "user__name", Value(False))  # noqa: FBT003 - not staff
        .union(
            User.objects.filter(administrator__account=account, public_id__in=refs).values_list(
                "public_id",
                "name",
                Value(False),  # noqa: FBT003 - as above
            ),
            Agent.objects.filter(public_id__in=refs).values_list(
                "public_id",
                "user__name",
                Value(True),  # noqa: FBT003 - staff
            ),
        )
    )
    return Names(
        account.public_id,
        {ref: name for ref, name, _is_staff in found},
        frozenset(ref for ref, _name, is_staff in found if is_staff),
    )


def _provider() -> str:
    return settings.WATCHWORD.provider_name
