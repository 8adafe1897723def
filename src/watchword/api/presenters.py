"""Verifications as the API shows them."""

from __future__ import annotations

from typing import Any

from watchword.core import clock
from watchword.verification.models import Grant, Outcome, Verification
from watchword.verification.states import state_at


def present(verification: Verification) -> dict[str, Any]:
    """Return the body for ``verification``. A locked PIN reads *refused*: only its owner is told."""
    now = clock.now()
    state = state_at(verification, now)
    verified = state == Outcome.VERIFIED
    administrator = verification.administrator if verified else None
    return {
        "id": verification.public_id,
        "outcome": "refused" if state == Outcome.LOCKED else state.value,
        "level": verification.level if verified else None,
        "account_number": verification.claimed_number,
        "administrator": administrator
        and {"id": administrator.public_id, "name": administrator.name},
        "channel": verification.conversation.channel,
        "expires_at": verification.expires_at,
        "grant": _grant(verification.grant) if verified else None,
        "proof": None,
    }


def _grant(grant: Grant) -> dict[str, Any] | None:
    if not grant.live(clock.now()):
        return None
    return {"id": grant.public_id, "scopes": grant.scopes, "expires_at": grant.expires_at}
