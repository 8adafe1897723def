"""The table of entries. Rows are added and never changed or removed."""

from __future__ import annotations

from typing import Any, Never

from django.db import models

from watchword.core.identifiers import public_id_field

STAYS = "A ledger entry is never changed or removed."


class Entries(models.QuerySet["Entry"]):
    """Entries, none of which can be removed."""

    def delete(self) -> Never:
        """Refuse: entries stay."""
        raise TypeError(STAYS)


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

    objects = Entries.as_manager()

    class Meta:
        indexes = (models.Index(fields=["account", "-id"], name="ledger_by_account"),)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the entry; refuse to change one that is there."""
        if not self._state.adding:
            raise TypeError(STAYS)
        super().save(*args, **kwargs)

    def delete(self, *_args: object, **_kwargs: object) -> Never:
        """Refuse: entries stay."""
        raise TypeError(STAYS)
