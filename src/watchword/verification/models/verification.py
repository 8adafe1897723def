"""The process that decides whether a person speaks for an account."""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models import Account, Administrator
from watchword.verification.models.conversation import Conversation


class Outcome(models.TextChoices):
    """The states of a verification; ``verification/states.py`` has the transitions."""

    PENDING = "pending", _("Pending")
    VERIFIED = "verified", _("Verified")
    REFUSED = "refused", _("Refused")
    LOCKED = "locked", _("Locked")
    EXPIRED = "expired", _("Expired")


class Method(models.TextChoices):
    """How a verification is satisfied."""

    PIN = "pin", _("Security PIN")
    SUPPORT_CODE = "support_code", _("Support code")


class Level(models.TextChoices):
    """How much a method proves, from least to most."""

    CLAIMED = "claimed", _("Claimed")
    PIN = "pin", _("PIN")
    STRONG = "strong", _("Strong")


class Scope(models.TextChoices):
    """What a grant allows."""

    DISCLOSE = "disclose", _("See the account")
    CHANGE = "change", _("Change the account")


def expiry_of_a_new_one() -> dt.datetime:
    """Return when a verification that starts now runs out."""
    return clock.now() + dt.timedelta(minutes=settings.WATCHWORD.verification_minutes)


def every_scope() -> list[str]:
    """Return the scopes that a grant has unless fewer are asked for."""
    return [scope.value for scope in Scope]


class Verification(models.Model):
    """One verification. Without an administrator it is about the account PIN.

    ``account`` is empty where the claimed account number belongs to nobody; to the person who
    asks the two must look the same. ``attempts`` counts what was submitted, charged or not;
    ``scopes`` is what the grant is wanted for.
    """

    public_id = public_id_field("ver")
    conversation = models.ForeignKey(
        Conversation, on_delete=models.PROTECT, related_name="verifications"
    )
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="verifications", null=True
    )
    administrator = models.ForeignKey(
        Administrator, on_delete=models.PROTECT, related_name="verifications", null=True
    )
    claimed_number = models.CharField(max_length=32)
    method = models.CharField(max_length=16, choices=Method, default=Method.PIN)
    outcome = models.CharField(max_length=16, choices=Outcome, default=Outcome.PENDING)
    level = models.CharField(max_length=16, choices=Level, default=Level.CLAIMED)
    attempts = models.PositiveIntegerField(default=0)
    scopes = models.JSONField(default=every_scope)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(default=expiry_of_a_new_one)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(
                    outcome__in=["pending", "verified", "refused", "locked", "expired"]
                ),
                name="verification_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="verified", level__in=["pin", "strong"])
                | (~models.Q(outcome="verified") & models.Q(level="claimed")),
                name="verification_level_is_earned",
            ),
        )

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
