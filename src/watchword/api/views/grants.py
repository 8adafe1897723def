"""Calls about grants."""

from __future__ import annotations

from ninja import Router, Status

from watchword.api.auth import require
from watchword.api.schemas import ProblemOut
from watchword.api.scopes import Scope
from watchword.api.views.verifications import PROBLEMS, KeyRequest
from watchword.verification.access import grant_opened_by
from watchword.verification.flows.end_grant import end_grant

router = Router(tags=["grants"])


@router.delete("/grants/{grant_id}", response={204: None, **PROBLEMS, 404: ProblemOut})
def end(request: KeyRequest, grant_id: str) -> Status[None]:
    """End a grant of a verification that this key started. One that has ended stays ended."""
    require(request.auth, Scope.VERIFICATIONS)
    actor = request.auth.actor()
    end_grant(grant_opened_by(actor, grant_id), actor=actor)
    return Status(204, None)
