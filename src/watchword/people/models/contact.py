"""A contact of record: where the customer can be reached, and since when."""

from __future__ import annotations

import datetime as dt

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models.account import Account

OF_RECORD_AFTER = dt.timedelta(days=30)  # 47 CFR 64.2003


class ContactOfRecord(models.Model):
    """An email, phone number or postal address on an account, with the day it was put there."""

    class Kind(models.TextChoices):
        """What it is."""

        EMAIL = "email", _("Email")
        PHONE = "phone", _("Phone")
        POSTAL = "postal", _("Postal address")

    public_id = public_id_field("ctc")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=16, choices=Kind)
    value = models.CharField(max_length=500)
    normalised = models.CharField(max_length=500, db_index=True, editable=False)
    recorded_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "kind", "normalised"], name="contact_once_for_each_account"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=["email", "phone", "postal"]), name="contact_kind"
            ),
        )

    def __str__(self) -> str:
        """Return what kind it is and its identifier, never the value: this may reach a log."""
        return f"{self.kind} {self.public_id}"

    def counts_for_security(self, now: dt.datetime) -> bool:
        """Tell whether it has been there for 30 days (47 CFR 64.2003)."""
        return now - self.recorded_at >= OF_RECORD_AFTER
