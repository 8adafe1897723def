"""Short ways to a support code, and to a verification by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.ledger.encoding import decode
from watchword.ledger.models import Entry
from watchword.pins.flows.make_support_code import make_support_code
from watchword.pins.models import SupportCode
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.models import Method

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import Administrator
    from watchword.verification.models import Verification


def code_of(person: Administrator, *, strong: bool = False) -> str:
    """Make a support code for ``person`` and return its digits."""
    return make_support_code(person, strong=strong).digits


def wrong(digits: str) -> str:
    """Return another code, as far from ``digits`` as can be."""
    return "".join(str(9 - int(digit)) for digit in digits)


def submit_code(cast: Cast, verification: Verification, digits: str) -> str:
    """Submit ``digits`` as a support code through ann; return the outcome."""
    submit_secret(verification, digits, submitter=cast.ann.actor(), method=Method.SUPPORT_CODE)
    verification.refresh_from_db()
    return verification.outcome


def failures(person: Administrator) -> int:
    """Return how many attempts at the codes of ``person`` are charged."""
    return SupportCode.objects.get(administrator=person).failures


def reason_of_last() -> object:
    """Return why the last attempt failed, as the ledger has it."""
    entry = Entry.objects.filter(event="verification.refused").latest("pk")
    return decode(bytes(entry.leaf))["fact_reason"]
