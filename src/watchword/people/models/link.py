"""What one-time links have in common. The tables of each kind are its neighbours."""

from __future__ import annotations

from django.db import models

from watchword.core import clock
from watchword.people.models.user import User


class OneTimeLink(models.Model):
    """A link that serves ``user`` once. `people.links` makes its token, which no table holds."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    pepper_id = models.CharField(max_length=64)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
