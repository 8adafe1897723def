"""Reads about conversations and verifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.statements import first
from watchword.people.models import Account
from watchword.people.queries import account_by_number, administrator_by
from watchword.pins.models import Pin
from watchword.verification.models import Conversation, Verification

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.people.models import Administrator, Agent


def open_conversations(agent: Agent) -> QuerySet[Conversation]:
    """Return the conversations that ``agent`` leads and that have not ended, the newest first."""
    return (
        Conversation.objects.select_related("account")
        .filter(agent=agent, ended_at=None)
        .order_by("-opened_at", "-pk")
    )


def latest_verification(conversation: Conversation) -> Verification | None:
    """Return the verification that was started last in ``conversation``, or None."""
    return (
        conversation.verifications.select_related(
            "account", "administrator__user", "conversation", "grant"
        )
        .order_by("-pk")
        .first()
    )


def pin_in_question(verification: Verification) -> Pin | None:
    """Return the PIN that ``verification`` asks for; None where there is none to compare with.

    A closed account and a person who is not authorised to contact support have none.
    """
    account, administrator = verification.account, verification.administrator
    # Asked for in any case, so that an account that does not exist costs the same statements.
    if administrator is None:
        pin = first(
            Pin, "account_id = %s AND administrator_id IS NULL", [account.pk if account else 0]
        )
    else:
        pin = first(Pin, "administrator_id = %s", [administrator.pk])
    if account is None or account.status != Account.Status.ACTIVE:
        return None
    if administrator and not (
        administrator.authorised_to_contact_support and administrator.user.is_active
    ):
        return None
    return pin


def claimed_subject(
    number: str, administrator_id: str
) -> tuple[Account | None, Administrator | None]:
    """Return the account and the administrator that somebody claims to speak for.

    Where one of the two does not exist, neither is returned: a claimed person who is unknown must not
    fall back on the account PIN.
    """
    if not administrator_id:
        return account_by_number(number), None
    administrator = administrator_by(number, administrator_id)
    return (administrator.account, administrator) if administrator else (None, None)
