"""What goes in and out of the API."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from watchword.verification.models import Channel, Department, Scope

Digits = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,32}$")]
# Without controls, line ends and marks that turn the direction: it is shown to agents.
Line = r"^[^\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]*$"


class Strict(BaseModel):
    """A body that takes no unknown field. It is read from JSON alone, which Ninja's own schemas are not."""

    model_config = ConfigDict(extra="forbid")


class VerificationIn(Strict):
    """Who somebody says to be. With ``pin`` it is decided in this one call."""

    account_number: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z-]{1,32}$")]
    administrator: Annotated[str, StringConstraints(pattern=r"^adm_[0-9a-z]{1,28}$")] | None = (
        Field(
            None, description="The administrator's identifier; none: the account PIN is asked for."
        )
    )
    channel: Channel
    department: Department = Department.SUPPORT
    caller: Annotated[str, StringConstraints(max_length=254, pattern=Line)] = Field(
        "", description="The number or address that the person came from; limits count by it."
    )
    reference: Annotated[str, StringConstraints(max_length=200, pattern=Line)] = Field(
        "", description="Your own name for the conversation."
    )
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=2)] = list(Scope)
    pin: Digits | None = Field(None, description="Needs a key with the scope pin:submit.")


class AttemptIn(Strict):
    """A secret that the person gave: the Security PIN, or a support code read off the portal."""

    method: Literal["pin", "support_code"]
    secret: Digits


class AdministratorOut(Schema):
    """The person who was verified."""

    id: str
    name: str


class GrantOut(Schema):
    """What the verdict allows, and until when."""

    id: str
    scopes: list[Scope]
    expires_at: dt.datetime


class VerificationOut(Schema):
    """A verification. Every refusal has the same shape."""

    id: str
    outcome: Literal["pending", "verified", "refused", "expired"]
    level: Literal["pin", "strong"] | None
    account_number: str
    administrator: AdministratorOut | None
    channel: Channel
    expires_at: dt.datetime
    grant: GrantOut | None
    proof: str | None = Field(None, description="A signed proof; null in this version.")


class ProblemOut(Schema):
    """RFC 9457."""

    type: str
    status: int
    code: str
    title: str
    errors: list[dict[str, str]] = []
