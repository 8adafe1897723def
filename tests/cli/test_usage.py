"""Every command explains itself, and wrong usage ends with 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.main import get_command

from watchword.cli.app import app

if TYPE_CHECKING:
    from tests.cli.commands import Commands


def every_command() -> list[tuple[str, ...]]:
    """Return the words of each command, groups and the whole among them."""

    def below(command: object, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        inner = getattr(command, "commands", {})
        return [words, *(way for name in inner for way in below(inner[name], (*words, name)))]

    return below(get_command(app), ())


def test_the_promised_commands_are_there() -> None:
    assert {
        ("init",),
        ("serve",),
        ("worker",),
        ("migrate",),
        ("check",),
        ("agents", "add"),
        ("api-keys", "add"),
    } <= set(every_command())


@pytest.mark.parametrize("words", every_command(), ids=" ".join)
def test_help_says_something_of_every_command_and_option(
    watchword: Commands, words: tuple[str, ...]
) -> None:
    done = watchword(*words, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Usage: watchword" in done.stdout
    command = get_command(app)
    for word in words:
        command = command.commands[word]  # type: ignore[attr-defined] # a group has them
    assert command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name


@pytest.mark.parametrize(
    "words",
    [
        ["nonsense"],
        ["--nonsense"],
        ["init", "--nonsense"],
        ["init", "more"],
        ["serve", "--port"],
        ["serve", "--port", "0"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "abc"],
        ["serve", "--workers", "0"],
        ["agents", "nonsense"],
        ["agents", "add"],
        ["agents", "add", "ann@desk.example"],
        ["agents", "add", "ann@desk.example", "--role", "king"],
        ["api-keys", "add"],
        ["api-keys", "add", "name"],
        ["check", "--port", "1"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(watchword: Commands, words: list[str]) -> None:
    done = watchword(*words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr
