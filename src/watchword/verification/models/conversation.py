"""One contact with the desk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models import Account, Agent


class Channel(models.TextChoices):
    """How the person came."""

    PHONE = "phone", _("Phone")
    EMAIL = "email", _("Email")
    CHAT = "chat", _("Chat")
    OTHER = "other", _("Other")


class Department(models.TextChoices):
    """Whom the person wants."""

    SUPPORT = "support", _("Support")
    SALES = "sales", _("Sales")


class Conversation(models.Model):
    """A phone call, email thread or chat. Without an account nobody knows yet whom it is about.

    ``actor`` is who opened it, ``agent`` who leads it, if an agent does.
    """

    public_id = public_id_field("cnv")
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="conversations", null=True
    )
    agent = models.ForeignKey(
        Agent, on_delete=models.PROTECT, related_name="conversations", null=True
    )
    actor = models.CharField(max_length=64)
    channel = models.CharField(max_length=16, choices=Channel)
    department = models.CharField(max_length=16, choices=Department, default=Department.SUPPORT)
    caller = models.CharField(max_length=254, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(channel__in=["phone", "email", "chat", "other"]),
                name="conversation_channel",
            ),
        )
        indexes = (models.Index(fields=["agent", "ended_at"], name="conversations_of_agent"),)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
