"""Ctrl-C reaches every process of a terminal at once: one heeds it here, and ends the others in order."""

from __future__ import annotations

import signal
import sys
import threading
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING, Never

if TYPE_CHECKING:
    from types import FrameType

# The terminal sends these to all of its processes: on Ctrl-C, and when it closes.
OF_THE_TERMINAL = (signal.SIGINT, signal.SIGHUP)


def take_over() -> None:
    """Treat the terminal's signals as SIGTERM from now on, and keep them from processes started later.

    Until something else handles SIGTERM it leaves with status 0. What the shell ignores (``nohup``)
    stays ignored. Call it in the main thread.
    """
    heeded = {name for name in OF_THE_TERMINAL if signal.getsignal(name) != signal.SIG_IGN}
    signal.signal(signal.SIGTERM, _leave)
    # Started now, since its start would let the signals through again (Python 3.11).
    resource_tracker.ensure_running()
    # Blocked, which a started process inherits; one that had yet to handle them would print a traceback.
    signal.pthread_sigmask(signal.SIG_BLOCK, heeded)
    threading.Thread(target=_forward, args=(heeded,), daemon=True).start()


def _forward(heeded: set[signal.Signals]) -> None:
    main = threading.main_thread().ident
    while heeded and main:
        signal.sigwait(heeded)
        signal.pthread_kill(main, signal.SIGTERM)


def _leave(_number: int, _frame: FrameType | None) -> Never:
    sys.exit(0)
