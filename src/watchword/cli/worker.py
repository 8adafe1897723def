"""`watchword worker`: the background work, as a process of its own."""

from __future__ import annotations

import os
from typing import Annotated

import typer
from django.core.management import call_command

from watchword.cli import parent
from watchword.cli.ready import require_database


def worker(
    nice: Annotated[int, typer.Option(help="How far to step back for others.", min=0, max=19)] = 0,
) -> None:
    """Send notices and do other background work until stopped."""
    os.nice(nice)
    require_database()
    parent.follow()
    call_command("db_worker", queue_name="*", interval=1, verbosity=0, reload=False)
