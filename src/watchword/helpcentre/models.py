"""What readers answered to *Was this article helpful?*: counts, and for a day who has been counted."""

from __future__ import annotations

from django.db import models


class Tally(models.Model):
    """How many readers said Yes and No to one edition (language, day of its update) of an article."""

    slug = models.CharField(max_length=100)
    language = models.CharField(max_length=10)
    updated = models.DateField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "language", "updated"], name="one_tally_for_each_edition"
            )
        ]

    def __str__(self) -> str:
        """Return which edition of which article."""
        return f"{self.slug} {self.language} {self.updated}"


class DaySalt(models.Model):
    """What is mixed into the marks of one day, so that no mark means anything once it is gone."""

    day = models.DateField(primary_key=True)
    pepper_id = models.CharField(max_length=32)
    salt = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        """Return the day."""
        return str(self.day)


class Counted(models.Model):
    """That somebody has been counted for an article today. Not who, and not what the answer was."""

    mark = models.CharField(max_length=64, primary_key=True)
    day = models.ForeignKey(DaySalt, on_delete=models.CASCADE)

    def __str__(self) -> str:
        """Return the mark, which says nothing."""
        return self.mark
