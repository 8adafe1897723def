"""Reads about conversations and verifications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.core.statements import first
from watchword.people.models import Account
from watchword.people.queries import account_by_number, administrator_by
from watchword.pins.models import Guarded, Pin, SupportCode
from watchword.verification.models import Conversation, Method, Verification

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


def secret_in_question(verification: Verification, method: Method) -> Guarded | None:
    """Return what is compared with what a person gives by ``method``; None where there is nothing.

    A closed account, one that has locked phone support, and a person who is not authorised to
    contact support have nothing.
    """
    account, administrator = verification.account, verification.administrator
    # Asked for in any case, so that an account that does not exist costs the same statements.
    if method == Method.SUPPORT_CODE:
        secret: Guarded | None = _live_code(administrator)
    else:
        secret = _pin(account, administrator)
    if account is None or account.status != Account.Status.ACTIVE or is_locked(verification):
        return None
    if administrator and not (
        administrator.authorised_to_contact_support and administrator.user.is_active
    ):
        return None
    return secret


def is_locked(verification: Verification) -> bool:
    """Tell whether the customer has locked phone support, so that nothing can verify anybody."""
    account = verification.account
    return account is not None and account.phone_support_locked_at is not None


def _pin(account: Account | None, administrator: Administrator | None) -> Pin | None:
    if administrator is None:
        account_id = account.pk if account else 0
        return first(Pin, "account_id = %s AND administrator_id IS NULL", [account_id])
    return first(Pin, "administrator_id = %s", [administrator.pk])


def _live_code(administrator: Administrator | None) -> SupportCode | None:
    key = administrator.pk if administrator else 0
    code = first(SupportCode, "administrator_id = %s", [key])
    return code if code and code.live(clock.now()) else None


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
