"""Running a command in this process, and what a refusal has to look like."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from watchword.cli import main

if TYPE_CHECKING:
    import subprocess


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class Commands:
    """`watchword` in this process, on the database of the test."""

    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    def __call__(self, *arguments: str) -> Done:
        """Run the command to its end."""
        self.patch.setattr(sys, "argv", ["watchword", *arguments])
        self.capture.readouterr()
        try:
            main()
            code: object = 0
        except SystemExit as end:
            code = end.code or 0
        printed = self.capture.readouterr()
        assert isinstance(code, int)
        return Done(code, printed.out, printed.err)


@pytest.fixture
def watchword(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Run `watchword` as `main` does."""
    return Commands(capsys, monkeypatch)


def refusal(done: Done | subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence with which a command refused."""
    assert done.returncode == 1, done
    assert "Traceback" not in done.stderr + done.stdout, done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) == 1, done.stderr
    assert lines[0].startswith("watchword: ")
    assert lines[0].rstrip("`").endswith((".", ")", "keys.json")), lines[0]
    return lines[0].removeprefix("watchword: ")
