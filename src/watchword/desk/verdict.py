"""What the band across a conversation says; nothing is decided here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.verification.models import Grant, Outcome
from watchword.verification.queries import latest_verification

if TYPE_CHECKING:
    import datetime as dt

    from watchword.verification.models import Conversation, Verification


class State(models.TextChoices):
    """The states that an agent sees."""

    PENDING = "pending", _("Not verified yet")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")
    LOCKED = "locked", _("Locked")
    EXPIRED = "expired", _("Expired")
    ENDED = "ended", _("Ended")


ICONS = {
    State.PENDING: "circle-dashed",
    State.VERIFIED: "shield-check",
    State.REFUSED: "shield-x",
    State.LOCKED: "lock",
    State.EXPIRED: "clock",
    State.ENDED: "circle-check",
}
ASKS_FOR_PIN = frozenset({State.PENDING, State.REFUSED, State.LOCKED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state of a conversation at ``now``, with the verification and the grant that it comes from."""

    state: State
    verification: Verification | None
    grant: Grant | None
    now: dt.datetime

    @property
    def icon(self) -> str:
        """The name of the icon that stands beside the word."""
        return ICONS[self.state]

    @property
    def verified(self) -> bool:
        """Whether a grant is alive."""
        return self.state is State.VERIFIED

    @property
    def asks_for_pin(self) -> bool:
        """Whether a PIN may be submitted."""
        return self.verification is not None and self.state in ASKS_FOR_PIN


def verdict_of(conversation: Conversation, now: dt.datetime) -> Verdict:
    """Return what there is to say about ``conversation`` at ``now``."""
    verification = latest_verification(conversation)
    grant = Grant.objects.filter(verification=verification).first() if verification else None
    return Verdict(_state(conversation, verification, grant, now), verification, grant, now)


def _state(
    conversation: Conversation,
    verification: Verification | None,
    grant: Grant | None,
    now: dt.datetime,
) -> State:
    if conversation.ended_at is not None:
        return State.ENDED
    if verification is None:
        return State.PENDING
    if verification.outcome == Outcome.VERIFIED:
        return State.VERIFIED if grant is not None and grant.live(now) else State.EXPIRED
    return State.EXPIRED if verification.expires_at <= now else State(verification.outcome)
