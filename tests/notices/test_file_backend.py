"""Mails that are written to files."""

from __future__ import annotations

import email
import stat
from email import policy
from typing import TYPE_CHECKING

import pytest
from django.core.mail import EmailMessage

from watchword.core import clock

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import Settings


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.EMAIL_BACKEND = "watchword.notices.file_backend.EmailBackend"
    settings.DATA = tmp_path
    return tmp_path / "mail"


def test_nobody_else_reads_them(folder: Path) -> None:
    EmailMessage("Subject", "Text", None, ["a@b.example"]).send()
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_each_has_a_file_that_a_mail_program_opens(folder: Path) -> None:
    with clock.at(clock.now()):
        for number in range(3):
            EmailMessage(f"Número {number}", "Text", None, ["a@b.example"]).send()
    found = [
        email.message_from_bytes(file.read_bytes(), policy=policy.default)["Subject"]
        for file in sorted(folder.glob("*.eml"))
    ]
    assert found == ["Número 0", "Número 1", "Número 2"]
