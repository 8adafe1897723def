"""Who may be on the phone: the people an agent can ask about before a verdict, masked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.people.masking import mask_email, mask_name
from watchword.people.queries import administrators_of

if TYPE_CHECKING:
    from watchword.people.models import Account, Administrator

ACCOUNT_PIN = "account"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An administrator as shown before a verdict.

    Where ``alike`` people have the same two masks, ``place`` counts them, the first added first.
    """

    value: str
    name: str
    email: str
    authorised: bool
    place: int
    alike: int


def candidates(account: Account) -> list[Candidate]:
    """Return the administrators of ``account``, the first added first."""
    people = list(administrators_of(account))
    alike = Counter(_masks(person) for person in people)
    seen: Counter[tuple[str, str]] = Counter()
    found = []
    for person in people:
        masks = _masks(person)
        seen[masks] += 1
        authorised = person.authorised_to_contact_support and person.user.is_active
        found.append(Candidate(person.public_id, *masks, authorised, seen[masks], alike[masks]))
    return found


def first_choice(people: list[Candidate]) -> str:
    """Return the value chosen at first: an authorised administrator, or else the account PIN."""
    return next((person.value for person in people if person.authorised), ACCOUNT_PIN)


def _masks(person: Administrator) -> tuple[str, str]:
    return mask_name(person.name), mask_email(person.user.email)
