"""Runs a program that ends when the process that started it does, however that went.

``python -m tests.support.led PROGRAM ARGUMENT…`` keeps its process id and becomes the program.
"""

import contextlib
import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def follow_parent(with_signal: signal.Signals) -> None:
    """Ask the kernel to send ``with_signal`` here when our parent ends; Linux alone knows how."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)


if __name__ == "__main__":
    follow_parent(signal.SIGTERM)
    # As from a terminal, also where the tests themselves run under nohup or in the background.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - the program is the caller's
