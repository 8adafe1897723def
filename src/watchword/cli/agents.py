"""`watchword agents`: the provider's staff."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Annotated

import typer
from django.conf import settings
from django.urls import reverse

from watchword.cli.ready import require_database
from watchword.core.actor import OPERATOR
from watchword.people.flows.add_agent import add_agent
from watchword.people.models import Agent

app = typer.Typer(help="The provider's staff at the desk.", no_args_is_help=True)


class RoleOption(StrEnum):
    """The roles that staff can have."""

    AGENT = "agent"
    SUPERVISOR = "supervisor"
    AUDITOR = "auditor"


@app.callback()
def group() -> None:
    """Hold the group together while it has one command."""


@app.command("add")
def add(
    email: Annotated[str, typer.Argument(help="The person's email, which is the username.")],
    role: Annotated[RoleOption, typer.Option(help="What the person may do.")],
    name: Annotated[str, typer.Option(help="The person's name, as customers hear it.")] = "",
    start_over: Annotated[
        bool, typer.Option(help="Remove second factors and OpenID bond, end sessions.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Add a person, or give one who is there another role; prints a one-time link (24 hours)."""
    require_database()
    link = add_and_link(email, role, name, start_over=start_over)
    if as_json:
        typer.echo(json.dumps({"email": email, "role": role.value, "link": link}))
    else:
        typer.echo(f"{email} is {role.value}. One-time link, good for 24 hours:\n{link}")


def add_and_link(email: str, role: RoleOption, name: str = "", *, start_over: bool = False) -> str:
    """Add an agent and return the link with which the person chooses a password."""
    _agent, token = add_agent(
        email, Agent.Role(role.value), actor=OPERATOR, name=name, start_over=start_over
    )
    return settings.WATCHWORD.base_url.rstrip("/") + reverse("invitation", args=[token])
