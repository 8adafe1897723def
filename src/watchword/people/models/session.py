"""A browser's session. A thief of this table can neither use a row nor read what it holds."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.people.models.user import User


class Session(AbstractBaseSession):
    """One browser. The key is a hash of the cookie's value, the content is sealed with that value.

    It expires when `expire_date`, set once, says so: being used does not make it longer.
    """

    session_key = models.CharField(max_length=64, primary_key=True)
    public_id = public_id_field("ses")
    user = models.ForeignKey(User, null=True, on_delete=models.CASCADE, related_name="sessions")
    started_at = models.DateTimeField(default=clock.now, editable=False)
    last_seen_at = models.DateTimeField(default=clock.now)
    address = models.GenericIPAddressField(null=True)
    browser = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = (models.Index(fields=["expire_date"], name="session_by_expiry"),)

    def __str__(self) -> str:
        """Return the identifier, never the key: this may reach a log."""
        return self.public_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a session that is there keeps its beginning, its identifier and its end."""
        if kwargs.get("force_update"):
            kwargs["update_fields"] = ["session_data", "user", "address", "browser"]
        super().save(*args, **kwargs)
