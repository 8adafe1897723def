"""`watchword api-keys`: keys of other systems."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from watchword.api.flows.add_key import add_key
from watchword.cli.ready import require_database
from watchword.core.actor import OPERATOR

app = typer.Typer(help="Keys with which other systems call the API.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Hold the group together while it has one command."""


@app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="What the key is for.")],
    scope: Annotated[
        list[str], typer.Option(help="What it may do: verifications, pin:submit. Repeat for more.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Make a key and print it, once; only a hash of it is kept."""
    require_database()

    key, secret = add_key(name, scope, actor=OPERATOR)
    if as_json:
        typer.echo(json.dumps({"id": key.public_id, "name": name, "scopes": scope, "key": secret}))
    else:
        typer.echo(f"{key.public_id} {name}\nThe key, which is shown this once:\n{secret}")
