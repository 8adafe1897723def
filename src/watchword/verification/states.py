"""The states of a verification and the ways between them.

```mermaid
stateDiagram-v2
    [*] --> pending
    pending --> verified
    pending --> refused
    pending --> locked
    pending --> expired
    refused --> verified
    refused --> refused
    refused --> locked
    refused --> expired
    locked --> verified
    locked --> refused
    locked --> locked
    locked --> expired
    verified --> [*]
    expired --> [*]
```

A refused person may try again until the verification expires: the PIN itself counts. A lock can
be opened by its owner while the conversation goes on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.verification.models import Outcome

if TYPE_CHECKING:
    import datetime as dt

    from watchword.verification.models import Verification

DECIDED_BY_ATTEMPT = frozenset({Outcome.VERIFIED, Outcome.REFUSED, Outcome.LOCKED})
OPEN = frozenset({Outcome.PENDING, Outcome.REFUSED, Outcome.LOCKED})
TRANSITIONS: dict[Outcome, frozenset[Outcome]] = {
    Outcome.PENDING: DECIDED_BY_ATTEMPT | {Outcome.EXPIRED},
    Outcome.REFUSED: DECIDED_BY_ATTEMPT | {Outcome.EXPIRED},
    Outcome.LOCKED: DECIDED_BY_ATTEMPT | {Outcome.EXPIRED},
    Outcome.VERIFIED: frozenset(),
    Outcome.EXPIRED: frozenset(),
}


def state_at(verification: Verification, now: dt.datetime) -> Outcome:
    """Return the outcome at ``now``: what is open past its time has expired, written down or not."""
    outcome = Outcome(verification.outcome)
    return Outcome.EXPIRED if outcome in OPEN and now >= verification.expires_at else outcome
