"""The table of sealed PINs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from watchword.people.models import Account, Administrator
from watchword.pins import sealing
from watchword.pins.models.guarded import Guarded


class Pin(Guarded):
    """The PIN of one administrator, or where ``administrator`` is empty the account PIN."""

    CONTEXT = sealing.PIN

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
    origin = models.CharField(max_length=16, choices=Origin)
    set_at = models.DateTimeField()

    class Meta(Guarded.Meta):
        abstract = False
        constraints = (
            *Guarded.Meta.constraints,
            models.UniqueConstraint(
                fields=["account", "administrator"], name="one_pin_for_each_administrator"
            ),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(administrator=None),
                name="one_account_pin_for_each_account",
            ),
        )

    def __str__(self) -> str:
        """Return whose it is by number, and nothing of the PIN."""
        return f"PIN {self.pk}"


def subject_of(account: Account, administrator: Administrator | None) -> str:
    """Return the public identifier that a PIN is bound to: the administrator's, else the account's."""
    return administrator.public_id if administrator else account.public_id
