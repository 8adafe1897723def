"""Reads of the ledger."""

from __future__ import annotations

from watchword.core.errors import NotFoundError
from watchword.core.identifiers import sought
from watchword.ledger.models import Entries, Entry


def entries_of(account: str) -> Entries:
    """Return the entries about ``account`` (a public identifier), the newest first."""
    # Not a bare `-pk`: with the account before it the index serves the order too.
    return Entry.objects.filter(account=account).order_by("-id")


def entry_of(account: str, public_id: str) -> Entry:
    """Return an entry about ``account``; raise `NotFoundError` for one about another, and for none."""
    found = Entry.objects.filter(account=account, public_id=sought(public_id)).first()
    if found is None or not account:
        raise NotFoundError
    return found
