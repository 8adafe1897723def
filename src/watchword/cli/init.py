"""`watchword init`: makes an installation."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from django.db import transaction

from watchword.cli import demo, unfinished
from watchword.cli.agents import RoleOption, add_and_link
from watchword.cli.failures import CommandError
from watchword.cli.migrate import apply_migrations
from watchword.cli.ready import require_keys
from watchword.core.actor import OPERATOR
from watchword.keys import file_ring
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.people.models import Agent
from watchword.pins.queries import peppers_in_use

DEFAULT_OPERATOR = "operator@localhost"


def init(
    with_demo: Annotated[
        bool, typer.Option("--demo", help="Fill it with an invented provider and write demo.json.")
    ] = False,
    operator: Annotated[
        str, typer.Option(help="Email of the first operator, who becomes a supervisor.")
    ] = DEFAULT_OPERATOR,
) -> None:
    """Make the data folder: keys, database, first operator. What is there already stays."""
    folder: Path = settings.DATA
    make_folder(folder)
    if with_demo:
        with unfinished.marked(folder):
            prepare(folder)
            demo.fill(folder, settings.WATCHWORD.base_url)
    else:
        unfinished.refuse(folder)
        prepare(folder)
    typer.echo(f"Ready: {folder}")
    if with_demo:
        typer.echo(f"Sign-in data of the demo: {folder / demo.FILE_NAME}")
    elif not _has_agents():
        link = add_and_link(operator, RoleOption.SUPERVISOR)
        typer.echo(f"First operator: {operator}. One-time link, good for 24 hours:\n{link}")
    typer.echo(
        f"Keep a copy of {folder / file_ring.FILE_NAME}: without it no stored PIN can be checked."
    )


def prepare(folder: Path) -> None:
    """Make ``folder``, secret key, tables and key ring, as far as they are missing."""
    make_folder(folder)
    _secret_key(folder)
    apply_migrations()
    _key_ring(folder)


def make_folder(folder: Path) -> None:
    """Make the data folder for its owner alone; raise if it cannot be written."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise CommandError(f"{folder} is not a folder: set WATCHWORD_DATA to one.") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CommandError(
            f"{folder} cannot be written: give this user the folder, or set WATCHWORD_DATA."
        )


def _secret_key(folder: Path) -> None:
    path = folder / "secret_key"
    if path.exists():
        return
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48) + "\n")


def _key_ring(folder: Path) -> None:
    """Make the key ring; never where stored PINs need one that is gone."""
    if not (folder / file_ring.FILE_NAME).exists() and not peppers_in_use():
        ring = file_ring.create(folder)
        with transaction.atomic():
            record(
                Event.KEY_RING_MADE, actor=OPERATOR, pepper=ring.pepper_id, signing=ring.signing_id
            )
    require_keys()


def _has_agents() -> bool:

    return Agent.objects.exists()
