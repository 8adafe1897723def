"""How many PINs each rule refuses, counted; `python -m tests.docs.policy_figures` prints it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from watchword.pins.policy import Policy
from watchword.pins.rules import Rule

PLAIN = Policy(minimum=4, maximum=10)
# An account with all kinds of contacts: one number, one phone, one address.
KNOWN = Policy(
    minimum=4,
    maximum=10,
    account_number="4410072",
    phones=("+1 555 013 4410",),
    addresses=("18 Weaver Row, Eastmere 60718",),
)
LENGTHS = (4, 5, 6)
SHAPES = (Rule.REPEAT, Rule.SEQUENCE, Rule.PATTERN, Rule.DATE, Rule.KEYPAD, Rule.COMMON)
ABOUT_THE_ACCOUNT = (Rule.ACCOUNT_NUMBER, Rule.PHONE, Rule.POSTAL)


@dataclass(frozen=True, slots=True)
class Share:
    """Of all PINs of one length: how many each rule refuses, and how many any rule does."""

    length: int
    by_rule: Counter[Rule]
    refused: int

    @property
    def percent(self) -> str:
        """The share that is refused, with two decimals."""
        return f"{100 * self.refused / 10**self.length:.2f} %"


def share(policy: Policy, length: int) -> Share:
    """Try every PIN of ``length`` digits against ``policy``."""
    by_rule: Counter[Rule] = Counter()
    refused = 0
    for number in range(10**length):
        broken = policy.broken_rules(f"{number:0{length}}")
        by_rule.update(broken)
        refused += bool(broken)
    return Share(length, by_rule, refused)


def table() -> str:
    """Return the figures as the table that the documentation holds."""
    plain = [share(PLAIN, length) for length in LENGTHS]
    lines = ["| rule | " + " | ".join(f"of {10**length:,}" for length in LENGTHS) + " |"]
    lines.append("|---|" + "--:|" * len(LENGTHS))
    lines += [
        f"| `{rule}` | " + " | ".join(f"{s.by_rule[rule]:,}" for s in plain) + " |"
        for rule in SHAPES
    ]
    lines.append("| any of them | " + " | ".join(f"{s.refused:,}" for s in plain) + " |")
    lines.append("| share | " + " | ".join(s.percent for s in plain) + " |")
    return "\n".join(lines)


def known_line() -> str:
    """Return the sentence about an account with contacts."""
    known = share(KNOWN, 4)
    return f"{known.refused:,} of 10,000 ({known.percent})"


if __name__ == "__main__":
    print(table())  # noqa: T201 - what it is for
    print(known_line())  # noqa: T201
