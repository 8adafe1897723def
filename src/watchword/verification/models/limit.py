"""Counts of attempts in the present window, for each caller, agent and the installation."""

from __future__ import annotations

from django.db import models


class Limit(models.Model):
    """How many attempts ``key`` has made in ``window`` (quarter hours since 1970)."""

    key = models.CharField(max_length=64, primary_key=True)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Return the key, a kind and a hash."""
        return self.key
