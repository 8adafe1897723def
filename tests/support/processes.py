"""What the kernel knows of processes, where it has /proc."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Process:
    """A process that runs now: its id, its parent's, its group's, its command line, its seconds of work."""

    pid: int
    parent: int
    group: int
    command: str
    worked: float


def running() -> list[Process]:
    """Return every process that has not ended; none where there is no /proc."""
    found = []
    for place in PROC.glob("[0-9]*"):
        # It may end while it is looked at.
        with contextlib.suppress(OSError):
            fields = (place / "stat").read_text().rpartition(")")[2].split()
            state, parent, group = fields[:3]
            worked = sum(map(int, fields[11:13])) / TICKS
            if state not in "ZX":
                command = (place / "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
                found.append(Process(int(place.name), int(parent), int(group), command, worked))
    return found


def of_group(group: int) -> list[Process]:
    """Return the processes of ``group``."""
    return [process for process in running() if process.group == group]
