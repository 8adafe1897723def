"""Addresses of database, mail server and web site: taken apart, or refused with one sentence."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.core.errors import SettingError
from watchword.settings.databases import database
from watchword.settings.env import web_address
from watchword.settings.mail import email

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path("/srv/watchword")
READERS: list[Callable[[str], object]] = [
    lambda url: database(url, FOLDER),
    email,
    lambda url: web_address("WATCHWORD_BASE_URL", url),
]


def test_without_an_address_the_database_is_a_file_of_the_data_folder() -> None:
    config = database("", FOLDER)
    assert "sqlite" in config["ENGINE"]
    assert config["NAME"] == "/srv/watchword/watchword.sqlite3"


def test_sqlite_is_durable_and_takes_its_lock_at_once() -> None:
    options = database("sqlite:////srv/other.sqlite3", FOLDER)["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]


def test_postgresql_is_asked_whether_it_is_there() -> None:
    config = database("postgres://u:p%40ss@db.example:5433/watchword", FOLDER)
    assert (config["HOST"], config["PORT"], config["PASSWORD"]) == ("db.example", 5433, "p@ss")
    assert config["CONN_HEALTH_CHECKS"] is True
    assert config["OPTIONS"]["connect_timeout"] == 5


@pytest.mark.parametrize("url", ["mysql://u@h/n", "postgres", "nonsense://", "://", "http://h/n"])
def test_another_database_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match=r"^WATCHWORD_DATABASE_URL [^\n]*$"):
        database(url, FOLDER)


def test_without_an_address_mail_goes_to_files() -> None:
    assert email("") == {"EMAIL_BACKEND": "watchword.notices.file_backend.EmailBackend"}


@pytest.mark.parametrize(
    ("scheme", "port", "ssl", "tls"),
    [("smtp", 25, False, False), ("smtps", 465, True, False), ("smtp+tls", 587, False, True)],
)
def test_a_mail_server_has_its_port_and_its_cipher(
    scheme: str, port: int, *, ssl: bool, tls: bool
) -> None:
    found = email(f"{scheme}://me%40h:p%3Aw@mail.example")
    assert (found["EMAIL_PORT"], found["EMAIL_USE_SSL"], found["EMAIL_USE_TLS"]) == (port, ssl, tls)
    assert (found["EMAIL_HOST_USER"], found["EMAIL_HOST_PASSWORD"]) == ("me@h", "p:w")
    assert email(f"{scheme}://mail.example:2525")["EMAIL_PORT"] == 2525


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://h:99999", "smtp://[::1"]
)
def test_another_mail_server_is_refused_without_its_password(url: str) -> None:
    with pytest.raises(SettingError, match="WATCHWORD_EMAIL_URL must look like"):
        email(url)


def test_a_refused_address_does_not_show_its_password() -> None:
    for reader in READERS[:2]:
        with pytest.raises(SettingError) as refused:
            reader("imap://me:secret@mail.example:99999")
        assert "secret" not in str(refused.value)


@pytest.mark.parametrize("url", ["https://v.example", "http://127.0.0.1:8000", "https://[::1]:1/"])
def test_a_web_address_is_taken_apart(url: str) -> None:
    assert web_address("WATCHWORD_BASE_URL", url).hostname


@pytest.mark.parametrize(
    "url", ["", "v.example", "ftp://v.example", "https://", "https://h:99999", "https://[::1"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match=r"^WATCHWORD_BASE_URL is .* must look like"):
        web_address("WATCHWORD_BASE_URL", url)


@given(url=st.text(max_size=30) | st.from_regex(r"[a-z+]{0,8}://[^\s]{0,20}"))
def test_whatever_is_given_no_other_error_comes_of_it(url: str) -> None:
    for reader in READERS:
        with suppress(SettingError):
            assert reader(url)


def settings_with(**environ: str) -> subprocess.CompletedProcess[str]:
    """Load the settings in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", "from watchword import settings as s; print(s.HOST, s.HTTPS)"],
        env={"PATH": "/usr/bin:/bin", **environ},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_settings_load_with_nothing_but_a_folder(tmp_path: Path) -> None:
    done = settings_with(WATCHWORD_DATA=str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "127.0.0.1 False\n")


def test_the_settings_fail_with_the_sentence(tmp_path: Path) -> None:
    done = settings_with(WATCHWORD_DATA=str(tmp_path), WATCHWORD_BASE_URL="https://[::1")
    assert done.returncode == 1
    assert "must look like https://verify.example.com." in done.stderr.splitlines()[-1]
