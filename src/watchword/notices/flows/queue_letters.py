"""Queues the mails that carry a one-time link, in the transaction that made the link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.core.statements import insert_all
from watchword.ledger.encoding import decode
from watchword.ledger.events import Event
from watchword.notices.letters import STOP, USE, link_called
from watchword.notices.models import Notice
from watchword.people.models import Account, ContactOfRecord, Recovery
from watchword.people.queries import administrators_of

if TYPE_CHECKING:
    import datetime as dt

    from watchword.ledger.models import Entry

LETTERS = frozenset({Event.INVITATION_MADE, Event.PASSWORD_RESET_ASKED, Event.RECOVERY_STARTED})


def on_link(entry: Entry, **_signal: Any) -> None:
    """Queue the letter for the link that ``entry`` names, and for a recovery those that can stop it.

    Nothing of the link but its identifier is kept: whoever writes the mail computes the token.
    """
    if entry.event not in LETTERS:
        return
    link = link_called(str(decode(bytes(entry.leaf)).get("fact_link") or ""))
    if link is None:
        return
    account = Account.objects.filter(public_id=entry.account).first() if entry.account else None
    if isinstance(link, Recovery):
        letters = _recovery(entry, link, account)
    else:
        letters = [_letter(entry, account, link.user.email, USE, entry.at)]
    insert_all(letters)


def _recovery(entry: Entry, recovery: Recovery, account: Account | None) -> list[Notice]:
    """Return the letter that waits, and at once one to everybody who may stop it."""
    stops = [_letter(entry, account, address, STOP, entry.at) for address in _all(account)]
    if recovery.contact is None:
        return stops
    address = recovery.contact.value.lower()
    return [*stops, _letter(entry, account, address, USE, recovery.ready_at)]


def _all(account: Account | None) -> list[str]:
    """Return every email of record of ``account`` and the address of every administrator, once each."""
    if account is None:
        return []
    emails = account.contacts.filter(kind=ContactOfRecord.Kind.EMAIL)
    found = {contact.value.lower() for contact in emails}
    return sorted(found | {person.user.email for person in administrators_of(account)})


def _letter(
    entry: Entry, account: Account | None, address: str, purpose: str, due_at: dt.datetime
) -> Notice:
    return Notice(
        account=account,
        event=entry.event,
        at=entry.at,
        address=address,
        actor_kind=entry.actor.partition(":")[0],
        link=str(decode(bytes(entry.leaf))["fact_link"]),
        purpose=purpose,
        queued_at=due_at,
        due_at=due_at,
    )
