"""Writes down that a person signed in, or that a sign-in failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from watchword.core.actor import CALLER
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.about import About, about
from watchword.people.models import User

if TYPE_CHECKING:
    from collections.abc import Sequence


def record_sign_in(user: User, methods: Sequence[str], *, new_browser: bool) -> None:
    """Write down a sign-in by ``methods`` (password, totp, …); of one on a new browser the person is told."""
    facts: dict[str, Any] = {"new_browser": True} if new_browser else {}
    with transaction.atomic(durable=True):
        record(Event.SIGNED_IN, **about(user), method="+".join(methods), **facts)


def record_failed_sign_in(email: str, method: str) -> None:
    """Write down a failure as ``email``, which may be nobody's: then nothing says whose it was."""
    with transaction.atomic(durable=True):
        user = User.objects.filter(email=email.strip().lower()).first()
        facts = about(user) if user else About(actor=CALLER, account="", subject="")
        # Whoever it was is not the person: nobody has proved anything.
        facts["actor"] = CALLER
        record(Event.SIGN_IN_FAILED, **facts, method=method)
