"""The table of notices: one row for each mail to one address. It is also their queue."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models import Account


class Notice(models.Model):
    """One message to one address. The address is kept as it was before the change it tells of.

    A letter is a notice with a ``link``: it carries a one-time link, whose ``purpose`` says what the
    link does. The token stands nowhere here.
    """

    class State(models.TextChoices):
        """How far it has come."""

        QUEUED = "queued", _("Queued")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        DROPPED = "dropped", _("Not needed any more")

    public_id = public_id_field("ntc")
    # Empty for the provider's staff.
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="notices", null=True
    )
    event = models.CharField(max_length=64)
    at = models.DateTimeField()
    address = models.EmailField(max_length=254)
    channel = models.CharField(max_length=16, blank=True)
    actor_kind = models.CharField(max_length=16, blank=True)
    link = models.CharField(max_length=32, blank=True)
    purpose = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=16, choices=State, default=State.QUEUED)
    tries = models.PositiveSmallIntegerField(default=0)
    # From when on it was to be sent; from when on it may be tried next.
    queued_at = models.DateTimeField(default=clock.now)
    due_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    # The class of the last failure, never its text, which may hold the address.
    error = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "sent", "failed", "dropped"]),
                name="notice_state",
            ),
        )
        indexes = (
            # Not of the queued alone: SQLite takes no such index for a state that is a parameter.
            models.Index(fields=["state", "due_at"], name="notices_due"),
            models.Index(fields=["account", "at"], name="notices_by_account"),
        )

    def __str__(self) -> str:
        """Return the identifier, never the address: this may reach a log."""
        return self.public_id
