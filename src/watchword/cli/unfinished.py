"""A demo whose making was interrupted is made anew: half of one would never start."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection

from watchword.cli.failures import CommandError

if TYPE_CHECKING:
    from collections.abc import Iterator

MARKER = "demo-unfinished"


def is_new(folder: Path) -> bool:
    """Tell whether ``folder`` holds nothing, or nothing but a demo that was never finished."""
    return not any(folder.iterdir()) or (folder / MARKER).exists()


@contextlib.contextmanager
def marked(folder: Path) -> Iterator[None]:
    """Mark ``folder`` while a demo is made in it, if it is new; an unfinished one goes first.

    Raises `CommandError` where that one has its tables elsewhere: they may hold more than the demo.
    """
    if not is_new(folder):
        yield
        return
    if (folder / MARKER).exists():
        _discard(folder)
    (folder / MARKER).touch(mode=0o600)
    yield
    (folder / MARKER).unlink()


def refuse(folder: Path) -> None:
    """Raise `CommandError` if ``folder`` holds an unfinished demo: what is done in it would go."""
    if (folder / MARKER).exists():
        raise CommandError(
            f"The making of the demo at {folder} was interrupted: run `watchword init --demo` to "
            "finish it, or empty that folder."
        )


def _discard(folder: Path) -> None:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or Path(name).parent != folder:
        raise CommandError(
            f"The making of the demo at {folder} was interrupted: empty that folder and the "
            "database, then run this again."
        )
    connection.close()
    for path in folder.iterdir():
        # The marker goes last, so that an interruption here is seen too.
        if path.name != MARKER:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
