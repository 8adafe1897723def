"""The table of entries. Rows are added and never changed or removed."""

from __future__ import annotations

from typing import Never

from django.db import models

from watchword.core.identifiers import public_id_field


class Entry(models.Model):
    """One thing that happened. ``leaf`` is the truth; the columns beside it are there to search by."""

    public_id = public_id_field("ent")
    at = models.DateTimeField()
    event = models.CharField(max_length=64)
    actor = models.CharField(max_length=64)
    account = models.CharField(max_length=32, blank=True)
    subject = models.CharField(max_length=32, blank=True)
    conversation = models.CharField(max_length=32, blank=True)
    leaf = models.BinaryField()

    class Meta:
        indexes = (models.Index(fields=["account", "-id"], name="ledger_by_account"),)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id

    def delete(self, *_args: object, **_kwargs: object) -> Never:
        """Refuse: entries stay."""
        msg = "A ledger entry is never removed."
        raise TypeError(msg)
