"""What an administrator said of an entry: *This wasn't me*."""

from __future__ import annotations

from django.db import models

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.ledger.models import Entry
from watchword.people.models import Account, Administrator, Agent


class Dispute(models.Model):
    """One entry that was not them. The desk sees it until a supervisor has dealt with it."""

    public_id = public_id_field("dsp")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="disputes")
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="dispute")
    administrator = models.ForeignKey(Administrator, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(closed_at=None, closed_by=None)
                | models.Q(closed_at__isnull=False, closed_by__isnull=False),
                name="dispute_closed_by_somebody",
            ),
        )
        indexes = (
            models.Index(
                fields=["made_at"], condition=models.Q(closed_at=None), name="open_disputes"
            ),
        )

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
