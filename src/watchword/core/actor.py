"""Who did it: a kind and a reference, never a name, so that the ledger holds no personal data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """The kinds of people and systems that make things happen."""

    ADMINISTRATOR = "administrator"
    AGENT = "agent"
    API_KEY = "api_key"
    CALLER = "caller"
    OPERATOR = "operator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts. ``ref`` is a public identifier, empty where the kind says all."""

    kind: ActorKind
    ref: str = ""

    def __str__(self) -> str:
        """Return ``kind:ref``, the form in which the ledger keeps it."""
        return f"{self.kind}:{self.ref}" if self.ref else str(self.kind)


OPERATOR = Actor(ActorKind.OPERATOR)
SYSTEM = Actor(ActorKind.SYSTEM)
CALLER = Actor(ActorKind.CALLER)
