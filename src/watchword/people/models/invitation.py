"""A one-time link with which a person chooses a password."""

from __future__ import annotations

from django.db import models

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models.user import User


class Invitation(models.Model):
    """One link. Only a hash of its token is kept, so that the database does not hold the link."""

    public_id = public_id_field("inv")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
