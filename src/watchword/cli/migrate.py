"""`watchword migrate`: brings the database to this version."""

from __future__ import annotations

from typing import Annotated

import typer
from django.core.management import call_command


def migrate(
    quiet: Annotated[bool, typer.Option("--quiet", help="Say nothing when it is done.")] = False,
) -> None:
    """Bring the database to this version. Safe to run again."""
    apply_migrations()
    if not quiet:
        typer.echo("The database is up to date.")


def apply_migrations() -> None:
    """Make or alter the tables, and the table of the cache."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
