"""What a successful verification allows, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models import Account, Administrator
from watchword.verification.models.conversation import Conversation
from watchword.verification.models.verification import Level, Verification

if TYPE_CHECKING:
    import datetime as dt


class Grant(models.Model):
    """The right to see (``disclose``) and alter (``change``) one account in one conversation."""

    public_id = public_id_field("grt")
    verification = models.OneToOneField(
        Verification, on_delete=models.PROTECT, related_name="grant"
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="grants")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    administrator = models.ForeignKey(
        Administrator, on_delete=models.PROTECT, related_name="grants", null=True
    )
    scopes = models.JSONField()
    level = models.CharField(max_length=16, choices=Level)
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id

    def live(self, now: dt.datetime) -> bool:
        """Tell whether it still allows anything."""
        return self.ended_at is None and now < self.expires_at
