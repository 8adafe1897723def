"""What the worker does for the help centre."""

from __future__ import annotations

from django_tasks import task

from watchword.core import clock
from watchword.helpcentre.models import DaySalt


@task()
def forget() -> None:
    """Delete the salts of past days, and with them the marks of who was counted then."""
    DaySalt.objects.filter(day__lt=clock.now().date()).delete()
