"""The Chromium that the journeys drive: the system's own, found and started without a download."""

from __future__ import annotations

import shutil
from typing import Any

NAMES = ("chromium", "chromium-browser")
MISSING = (
    "Chromium is missing: install it (on Debian and Ubuntu: apt-get install chromium), "
    "or leave the journeys out with --ignore=tests/journeys."
)
# It speaks to the pages alone: no look-ups, updates or reports of its own.
ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def found() -> str | None:
    """Return the path of the first of `NAMES` that is installed, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def launch_arguments(path: str) -> dict[str, Any]:
    """Return what Playwright is told; it starts Chromium without a sandbox, as root needs it."""
    return {"executable_path": path, "args": [*ARGUMENTS]}
