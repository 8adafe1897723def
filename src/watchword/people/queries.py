"""Reads about accounts and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db.models import Q

from watchword.core.identifiers import sought
from watchword.core.statements import first, first_of
from watchword.core.text import digits_of, fold, has_control
from watchword.people.masking import mask_name
from watchword.people.models import Account, Administrator, Agent, ContactOfRecord, User

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.core.actor import Actor


LEAST_SEARCHED = 3
LEAST_PHONE_DIGITS = 6
ADMINISTRATOR_BY = """
    people_administrator JOIN people_account ON people_account.id = account_id
    JOIN people_user ON people_user.id = user_id
    WHERE people_account.number = %s AND people_administrator.public_id = %s
"""


@dataclass(frozen=True, slots=True)
class AccountMatch:
    """An account that a search found, with what may be shown before a verdict."""

    number: str
    masked_name: str
    status: str
    matched_on: str


def account_by_number(number: str) -> Account | None:
    """Return the account with this number, or None."""
    if has_control(number):  # PostgreSQL takes no NUL
        return None
    return first(Account, "number = %s", [number.strip()])


def administrator_by(number: str, public_id: str) -> Administrator | None:
    """Return the administrator ``public_id`` of the account with this number, or None."""
    if has_control(number):
        return None
    found = first_of(
        (Administrator, Account, User), ADMINISTRATOR_BY, [number.strip(), sought(public_id)]
    )
    if found is None:
        return None
    administrator, account, user = cast("tuple[Administrator, Account, User]", found)
    administrator.account, administrator.user = account, user
    return administrator


def account_id_of(user: User) -> str:
    """Return the public identifier of the account that ``user`` administers; empty for staff."""
    administrator = Administrator.objects.select_related("account").filter(user=user).first()
    return administrator.account.public_id if administrator else ""


def actor_of(user: User) -> Actor:
    """Return ``user`` as one who acts: as the administrator or the agent that the person is."""
    found = Administrator.objects.filter(user=user).first() or Agent.objects.get(user=user)
    return found.actor()


def administrators_of(account: Account) -> QuerySet[Administrator]:
    """Return the administrators of ``account``, the first who was added first."""
    present = account.administrators.filter(removed_at=None)
    return present.select_related("user").order_by("created_at", "pk")


def search_accounts(text: str, limit: int = 25) -> list[AccountMatch]:
    """Return accounts by number, name, phone or email, at most ``limit``, exact numbers first.

    An email has to be whole and a phone number nearly so: a search is no way to browse customers.
    """
    if has_control(text):
        return []
    folded, digits = fold(text), digits_of(text)
    found: dict[int, AccountMatch] = {}
    for matched_on, accounts in _searches(text.strip(), folded, digits):
        for account in accounts.order_by("number")[:limit]:
            found.setdefault(account.pk, _match(account, matched_on))
    return list(found.values())[:limit]


def _searches(text: str, folded: str, digits: str) -> list[tuple[str, QuerySet[Account]]]:
    searches: list[tuple[str, QuerySet[Account]]] = []
    if text:
        searches.append(("number", Account.objects.filter(number=text)))
    if "@" in folded:
        email = Q(contacts__kind=ContactOfRecord.Kind.EMAIL, contacts__normalised=folded)
        known = email | Q(administrators__user__email=folded)
        searches.append(("email", Account.objects.filter(known).distinct()))
    elif len(digits) >= LEAST_PHONE_DIGITS:
        phone = Q(contacts__kind=ContactOfRecord.Kind.PHONE, contacts__normalised__endswith=digits)
        searches.append(("phone", Account.objects.filter(phone).distinct()))
    if len(folded) >= LEAST_SEARCHED and digits != folded:
        searches.append(("name", Account.objects.filter(folded_name__contains=folded)))
        person = Q(
            administrators__user__folded_name__contains=folded, administrators__removed_at=None
        )
        searches.append(("administrator", Account.objects.filter(person).distinct()))
    if len(digits) >= LEAST_SEARCHED and digits == folded:
        searches.append(("number", Account.objects.filter(number__startswith=digits)))
    return searches


def _match(account: Account, matched_on: str) -> AccountMatch:
    return AccountMatch(
        account.number, mask_name(account.name), account.get_status_display(), matched_on
    )
