"""The table of sealed PINs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from watchword.people.models import Account, Administrator


class Pin(models.Model):
    """The PIN of one administrator, or where ``administrator`` is empty the account PIN."""

    class Origin(models.TextChoices):
        """Who chose it, which the desk sees as freshness."""

        OWNER = "owner", _("Chosen by its owner")
        COLLEAGUE = "colleague", _("Chosen by a colleague")
        INVITATION = "invitation", _("Chosen with an invitation")
        RESET = "reset", _("Chosen in a password reset")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="pins")
    administrator = models.ForeignKey(
        Administrator, on_delete=models.PROTECT, related_name="pins", null=True
    )
    pepper_id = models.CharField(max_length=32)
    sealed = models.CharField(max_length=200)
    failures = models.PositiveSmallIntegerField(default=0)
    lock_announced_at = models.DateTimeField(null=True)
    origin = models.CharField(max_length=16, choices=Origin)
    set_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["account", "administrator"], name="one_pin_for_each_administrator"
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(administrator=None),
                name="one_account_pin_for_each_account",
            ),
            models.CheckConstraint(
                condition=Q(failures__gte=0, failures__lte=10), name="pin_failures"
            ),
        )

    def __str__(self) -> str:
        """Return whose it is by number, and nothing of the PIN."""
        return f"PIN {self.pk}"


def subject_of(account: Account, administrator: Administrator | None) -> str:
    """Return the public identifier that a PIN is bound to: the administrator's, else the account's."""
    return administrator.public_id if administrator else account.public_id
