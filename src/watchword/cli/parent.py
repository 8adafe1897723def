"""Processes that `serve` starts end when it does, however it went: no port is held by an orphan."""

from __future__ import annotations

import os
import threading
import time

VARIABLE = "WATCHWORD_SERVE_PID"


def announce() -> None:
    """Tell the processes that this one starts whom to follow."""
    os.environ[VARIABLE] = str(os.getpid())


def follow() -> None:
    """End this process within a second of its parent's end, if `serve` started it."""
    parent = os.environ.get(VARIABLE)
    if parent:
        # Also where it ended before this line: a process that was still starting is an orphan too.
        threading.Thread(target=_watch, args=(int(parent),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    # At once: nobody is left to wait for, and what was not decided is decided by nobody.
    os._exit(1)
