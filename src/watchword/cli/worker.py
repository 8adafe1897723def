"""`watchword worker`: the background work, as a process of its own."""

from __future__ import annotations

from django.core.management import call_command

from watchword.cli import parent
from watchword.cli.ready import require_database


def worker() -> None:
    """Send notices and do other background work until stopped."""
    require_database()
    parent.follow()
    call_command("db_worker", queue_name="*", interval=1, verbosity=0, reload=False)
