"""Calls about verifications."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from watchword.api.auth import require
from watchword.api.models import ApiKey
from watchword.api.presenters import present
from watchword.api.schemas import AttemptIn, ProblemOut, VerificationIn, VerificationOut
from watchword.api.scopes import Scope
from watchword.verification.access import verification_opened_by
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.flows.verify_at_once import Claim, verify_at_once
from watchword.verification.models import Method

router = Router(tags=["verifications"])
PROBLEMS = dict.fromkeys((400, 401, 403, 422, 503), ProblemOut)


class KeyRequest(HttpRequest):
    """A request whose key was checked."""

    auth: ApiKey


@router.post("/verifications", response={201: VerificationOut, **PROBLEMS})
def start(request: KeyRequest, body: VerificationIn) -> Status[dict[str, Any]]:
    """Start a verification; with ``pin``, decide it."""
    require(request.auth, Scope.VERIFICATIONS)
    if body.pin is not None:
        require(request.auth, Scope.PIN_SUBMIT)
    claim = Claim(
        account_number=body.account_number,
        administrator=body.administrator or "",
        channel=body.channel,
        department=body.department,
        caller=body.caller,
        reference=body.reference,
        scopes=tuple(body.scopes),
    )
    return Status(201, present(verify_at_once(claim, body.pin, submitter=request.auth.actor())))


@router.post(
    "/verifications/{verification_id}/attempts",
    response={200: VerificationOut, **PROBLEMS, 404: ProblemOut, 409: ProblemOut},
)
def attempt(request: KeyRequest, verification_id: str, body: AttemptIn) -> dict[str, Any]:
    """Submit a secret to a verification that this key started."""
    require(request.auth, Scope.PIN_SUBMIT)
    actor = request.auth.actor()
    verification = verification_opened_by(actor, verification_id)
    method = Method(body.method)
    return present(submit_secret(verification, body.secret, submitter=actor, method=method))


@router.get(
    "/verifications/{verification_id}",
    response={200: VerificationOut, **PROBLEMS, 404: ProblemOut},
)
def read(request: KeyRequest, verification_id: str) -> dict[str, Any]:
    """Read a verification that this key started."""
    require(request.auth, Scope.VERIFICATIONS)
    return present(verification_opened_by(request.auth.actor(), verification_id))
