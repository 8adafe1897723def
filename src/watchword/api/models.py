"""Keys of other systems."""

from __future__ import annotations

from django.db import models

from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.core.identifiers import public_id_field


class ApiKey(models.Model):
    """One key: a name, what it may do, and a hash. The key itself is shown once and kept nowhere."""

    public_id = public_id_field("key")
    name = models.CharField(max_length=100)
    key_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField()
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id

    def actor(self) -> Actor:
        """Return this key as one who acts."""
        return Actor(ActorKind.API_KEY, self.public_id)
