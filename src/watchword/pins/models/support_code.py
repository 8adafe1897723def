"""The table of sealed support codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from watchword.people.models import Administrator
from watchword.pins import sealing
from watchword.pins.models.guarded import Guarded

if TYPE_CHECKING:
    import datetime as dt


class SupportCode(Guarded):
    """The support code that an administrator made last: one row for each person.

    A new code replaces the old one in it and leaves the count of failures: making codes buys no
    guesses. ``strong``: a second factor was given for it.
    """

    CONTEXT = sealing.SUPPORT_CODE

    administrator = models.OneToOneField(
        Administrator, on_delete=models.PROTECT, related_name="support_code"
    )
    strong = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta(Guarded.Meta):
        abstract = False

    def __str__(self) -> str:
        """Return whose it is by number, and nothing of the code."""
        return f"support code {self.pk}"

    def live(self, now: dt.datetime) -> bool:
        """Tell whether it can still verify anybody."""
        return self.used_at is None and now < self.expires_at
