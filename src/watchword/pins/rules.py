"""The rules that refuse a PIN, each with a stable code and the sentence that names it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText


class Rule(StrEnum):
    """Why a PIN is refused (PRODUCT rule 4)."""

    DIGITS = "digits"
    LENGTH = "length"
    REPEAT = "repeat"
    SEQUENCE = "sequence"
    PATTERN = "pattern"
    DATE = "date"
    KEYPAD = "keypad"
    COMMON = "common"
    ACCOUNT_NUMBER = "account_number"
    PHONE = "phone"
    POSTAL = "postcode"

    @property
    def explanation(self) -> LazyText:
        """The sentence that tells a person which rule it is."""
        return format_lazy(
            _EXPLANATIONS[self],
            fewest=settings.WATCHWORD.pin_min_length,
            most=settings.WATCHWORD.pin_max_length,
        )


_EXPLANATIONS: dict[Rule, LazyText] = {
    Rule.DIGITS: _("A PIN has digits only, 0 to 9."),
    Rule.LENGTH: _("A PIN has {fewest} to {most} digits."),
    Rule.REPEAT: _("One digit stands in most places, as in 7777 or 1112."),
    Rule.SEQUENCE: _("The digits go up or down in equal steps, as in 1234 or 8642."),
    Rule.PATTERN: _("Its halves are alike, doubled or mirrored, as in 4747, 4477 or 4774."),
    Rule.DATE: _("It can be read as a date or a year, as in 3112 or 1984."),
    Rule.KEYPAD: _("The keys lie in a row or around the edge of the keypad, as in 2580 or 1397."),
    Rule.COMMON: _("It spells a common word on the keypad, as 5683 spells LOVE."),
    Rule.ACCOUNT_NUMBER: _("Its digits stand in your account number."),
    Rule.PHONE: _("Its digits stand in a phone number on your account."),
    Rule.POSTAL: _("Its digits stand in an address on your account."),
}
