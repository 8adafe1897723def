"""A customer of the provider."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.core.text import LONGEST_FOLDED, fold


class Account(models.Model):
    """One customer. The account number is what people say on the phone."""

    class Status(models.TextChoices):
        """Whether the customer is still one."""

        ACTIVE = "active", _("Active")
        CLOSED = "closed", _("Closed")

    class Portal(models.TextChoices):
        """Which layout its administrators are used to."""

        CURRENT = "current", _("Current")
        CLASSIC = "classic", _("Classic")

    public_id = public_id_field("acc")
    number = models.CharField(max_length=32, unique=True)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=LONGEST_FOLDED, editable=False, db_index=True)
    status = models.CharField(max_length=16, choices=Status, default=Status.ACTIVE)
    portal = models.CharField(max_length=16, choices=Portal, default=Portal.CURRENT)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    # While it is set no verification succeeds, by any channel: the administrators' own switch.
    phone_support_locked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(status__in=["active", "closed"]), name="account_status"
            ),
            models.CheckConstraint(
                condition=models.Q(portal__in=["current", "classic"]), name="account_portal"
            ),
        )

    def __str__(self) -> str:
        """Return the account number."""
        return self.number

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the name in the form that is searched."""
        self.folded_name = fold(self.name)[:LONGEST_FOLDED]
        super().save(*args, **kwargs)
