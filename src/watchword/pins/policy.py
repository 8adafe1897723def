"""Which PINs are refused, and the offer of one that is not. Pure: no database, no settings."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from watchword.pins import shapes
from watchword.pins.rules import Rule

SHAPES = {
    Rule.REPEAT: shapes.is_repeat,
    Rule.SEQUENCE: shapes.is_sequence,
    Rule.PATTERN: shapes.is_pattern,
    Rule.DATE: shapes.is_date,
    Rule.KEYPAD: shapes.is_keypad,
    Rule.COMMON: shapes.is_common,
}


@dataclass(frozen=True, slots=True)
class Policy:
    """How many digits a PIN has, and what others know about the account.

    ``account_number``, ``phones`` and ``addresses`` are as people write them; only their digits count.
    """

    minimum: int
    maximum: int
    account_number: str = ""
    phones: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def broken_rules(self, digits: str) -> tuple[Rule, ...]:
        """Return the rules that ``digits`` breaks, in the order of `Rule`; none: it may be used."""
        if not (digits.isascii() and digits.isdigit()):
            return (Rule.DIGITS,)
        if not self.minimum <= len(digits) <= self.maximum:
            return (Rule.LENGTH,)
        broken = {rule for rule, applies in SHAPES.items() if applies(digits)}
        if _stands_in(digits, self.account_number):
            broken.add(Rule.ACCOUNT_NUMBER)
        if any(_stands_in(digits, phone) for phone in self.phones):
            broken.add(Rule.PHONE)
        if any(_stands_in(digits, address) for address in self.addresses):
            broken.add(Rule.POSTAL)
        return tuple(rule for rule in Rule if rule in broken)

    def suggest(self) -> str:
        """Return a PIN of the least length, drawn uniformly from those that break no rule."""
        while True:
            # Drawing again until one fits keeps each that fits equally likely.
            digits = f"{secrets.randbelow(10**self.minimum):0{self.minimum}d}"
            if not self.broken_rules(digits):
                return digits


def _stands_in(digits: str, text: str) -> bool:
    """Tell whether ``digits`` stand in the digits of ``text``, or hold all of them (4 or more)."""
    known = "".join(character for character in text if character in "0123456789")
    return digits in known or digits[::-1] in known or (len(known) >= 4 and known in digits)  # noqa: PLR2004 - the shortest PIN
