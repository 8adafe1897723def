"""Every command with its options, and every call of the API, stands in its page; nothing else does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import typer.main

from tests.docs.pages import codes, headings, page, section
from watchword.api.urls import api
from watchword.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator

CLI, API = page("reference/cli.md"), page("reference/api.md")


def commands(group: object = None, path: str = "watchword") -> Iterator[tuple[str, set[str]]]:
    """Yield each command's full name with its options, ``--help`` left out."""
    found = typer.main.get_command(app) if group is None else group
    below = getattr(found, "commands", None)
    if below:
        for name, command in below.items():
            yield from commands(command, f"{path} {name}")
        return
    options = {opt for param in getattr(found, "params", []) for opt in param.opts}
    yield path, {option for option in options if option.startswith("--")} - {"--help"}


COMMANDS = dict(commands())


def test_every_command_has_its_section_and_no_other_has() -> None:
    said = {heading.strip("`") for heading in headings(CLI) if heading.startswith("`watchword")}
    assert said == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_in_the_section_of_its_command(command: str) -> None:
    text = section(CLI, f"`{command}`")
    said = {option for code in codes(text) for option in re.findall(r"--[a-z-]+", code)}
    # A section may name an option of another command; its own have to be there.
    everywhere = set().union(*COMMANDS.values())
    assert COMMANDS[command] <= said <= everywhere


def test_every_call_has_its_section_and_no_other_has() -> None:
    calls = {
        f"{method.upper()} {re.sub(r'{[a-z_]+}', 'ID', path)}"
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
    }
    said = {heading.strip("`") for heading in headings(API) if "/api/" in heading}
    assert said == calls
