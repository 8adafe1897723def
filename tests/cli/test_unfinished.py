"""A demo whose making was interrupted is made anew, and nothing else is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import refusal
from tests.support import environment, served

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def interrupted() -> Iterator[served.Installation]:
    """Give what a Ctrl-C leaves when tables and keys are there and the demo is not."""
    with served.installation(environment.chosen()) as place:
        assert place.run("init").returncode == 0
        (place.folder / "demo-unfinished").touch()
        yield place


@pytest.mark.sqlite_only
def test_the_next_start_makes_it_anew(interrupted: served.Installation) -> None:
    before = (interrupted.folder / "keys.json").read_bytes()
    with served.serving(interrupted, demo=True) as server:
        assert server.demo["administrator"]["pin"]
    assert (interrupted.folder / "keys.json").read_bytes() != before
    assert not (interrupted.folder / "demo-unfinished").exists()


@pytest.mark.postgresql_only
def test_a_database_elsewhere_is_left_alone(interrupted: served.Installation) -> None:
    before = sorted(path.name for path in interrupted.folder.iterdir())
    for command in (["serve", "--demo", "--port", str(served.free_port())], ["init", "--demo"]):
        assert "empty that folder and the database" in refusal(interrupted.run(*command))
    assert sorted(path.name for path in interrupted.folder.iterdir()) == before


def test_it_is_not_used_for_anything_else(interrupted: served.Installation) -> None:
    for command in (["serve", "--port", str(served.free_port())], ["init"]):
        assert "was interrupted" in refusal(interrupted.run(*command))


def test_an_installation_that_is_in_use_is_never_discarded() -> None:
    with served.installation(environment.chosen()) as place:
        assert place.run("init").returncode == 0
        before = (place.folder / "keys.json").read_bytes()
        assert place.run("init", "--demo").returncode == 0
        assert (place.folder / "keys.json").read_bytes() == before
