"""The provider's staff at the desk."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.core.identifiers import public_id_field
from watchword.people.models.user import User


class Agent(models.Model):
    """One of the provider's staff, with a role."""

    class Role(models.TextChoices):
        """What an agent may do: a supervisor also sees figures, an auditor only reads the ledger."""

        AGENT = "agent", _("Agent")
        SUPERVISOR = "supervisor", _("Supervisor")
        AUDITOR = "auditor", _("Auditor")

    public_id = public_id_field("agt")
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="agent")
    role = models.CharField(max_length=16, choices=Role, default=Role.AGENT)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(role__in=["agent", "supervisor", "auditor"]), name="agent_role"
            ),
        )

    def __str__(self) -> str:
        """Return the identifier, never the name: this may reach a log."""
        return self.public_id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.user.name

    def actor(self) -> Actor:
        """Return this person as one who acts."""
        return Actor(ActorKind.AGENT, self.public_id)
