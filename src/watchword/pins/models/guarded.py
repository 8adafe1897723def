"""What the tables of secrets that can be guessed at have in common. `guard` changes the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from watchword.pins import sealing

if TYPE_CHECKING:
    from watchword.pins.sealing import Sealed


class Guarded(models.Model):
    """A sealed secret, with the guesses that it was charged since its owner acted last.

    ``unlocks`` counts how often the owner opened a lock and kept the secret: what was charged before
    is not given back afterwards.
    """

    CONTEXT: ClassVar[bytes]

    pepper_id = models.CharField(max_length=32)
    sealed = models.CharField(max_length=200)
    failures = models.PositiveSmallIntegerField(default=0)
    lock_announced_at = models.DateTimeField(null=True)
    unlocks = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=models.Q(failures__gte=0, failures__lte=10), name="%(class)s_failures"
            ),
        )

    def stored(self) -> Sealed:
        """Return it as `sealing.matches` takes it."""
        return sealing.Sealed(self.pepper_id, self.sealed, self.CONTEXT)
