"""`watchword worker`: the background work, as a process of its own."""

from __future__ import annotations

import os
import threading
from typing import Annotated

import typer
from django.core.management import call_command

from watchword.cli import parent
from watchword.cli.ready import require_database
from watchword.notices.delivery import deliver_until

FINISH_SECONDS = 5  # for the mail that is on its way


def worker(
    nice: Annotated[int, typer.Option(help="How far to step back for others.", min=0, max=19)] = 0,
) -> None:
    """Send notices and do other background work until stopped."""
    os.nice(nice)
    require_database()
    parent.follow()
    stopping = threading.Event()
    notices = threading.Thread(target=deliver_until, args=(stopping,), daemon=True)
    notices.start()
    try:
        call_command("db_worker", queue_name="*", interval=1, verbosity=0, reload=False)
    finally:
        stopping.set()
        notices.join(FINISH_SECONDS)
