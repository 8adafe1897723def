"""What the machine is, and how much of it was free while something was measured."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

STAT = Path("/proc/stat")
CPU_INFO = Path("/proc/cpuinfo")
IDLE_FIELDS = (3, 4)  # idle, iowait


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def described() -> str:
    """Return one line about the machine and how busy it is before anything is measured."""
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{_processor()}, {cores()} cores, Python {platform.python_version()}, load {load}"


@dataclass(frozen=True, slots=True)
class Ticks:
    """The machine's processor time since its start, in all and idle; zero where nobody counts it."""

    total: int = 0
    idle: int = 0

    def idle_since(self, earlier: Ticks) -> float | None:
        """Return the share of time since ``earlier`` in which cores had nothing to do."""
        total = self.total - earlier.total
        return (self.idle - earlier.idle) / total if total > 0 else None


def ticks() -> Ticks:
    """Read the processor time."""
    if not STAT.exists():
        return Ticks()
    values = [int(text) for text in STAT.read_text().splitlines()[0].split()[1:9]]
    return Ticks(sum(values), sum(values[place] for place in IDLE_FIELDS))


def _processor() -> str:
    if CPU_INFO.exists():
        for line in CPU_INFO.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
