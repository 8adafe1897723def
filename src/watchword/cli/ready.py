"""What has to be true before a command works: database and keys."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from watchword.cli.failures import CommandError
from watchword.core.colour import ENOUGH, contrast
from watchword.keys.current import key_ring
from watchword.keys.errors import KeyRingError
from watchword.keys.file_ring import FILE_NAME
from watchword.pins import decoy
from watchword.pins.queries import peppers_in_use

PAGE = "#eceff3"  # the darkest of the light surfaces

if TYPE_CHECKING:
    from watchword.keys.ring import KeyRing


def require_database() -> None:
    """Raise unless the database answers and has the tables of this version."""
    if connection.vendor == "sqlite" and not settings.DATA.is_dir():
        raise CommandError(
            f"There is no installation at {settings.DATA}: run `watchword init` first."
        )
    connection.ensure_connection()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError(
            "The database lacks tables of this version: run `watchword init` the first time, "
            "`watchword migrate` after an upgrade."
        )


def require_accent() -> None:
    """Raise unless the provider's colour can be read on the pages (WCAG 2.2, 1.4.3)."""
    ratio = contrast(settings.WATCHWORD.accent, PAGE)
    if ratio < ENOUGH:
        raise CommandError(
            f"WATCHWORD_ACCENT {settings.WATCHWORD.accent} has a contrast of {ratio:.1f} on the pages, "
            f"and {ENOUGH} is needed: choose a darker colour."
        )


def warm_up() -> None:
    """Make what a process makes once, as far as the keys are there."""
    with contextlib.suppress(KeyRingError):
        decoy.sealed(key_ring())


def require_keys() -> KeyRing:
    """Return the key ring; raise if it is missing, or lacks a key that stored PINs need."""
    ring = key_ring()
    missing = sorted(peppers_in_use() - ring.pepper_ids)
    if missing:
        raise CommandError(
            f"Stored PINs need the key {missing[0]}, which is not in the key ring at "
            f"{settings.DATA / FILE_NAME}: restore the right file from a backup."
        )
    return ring
