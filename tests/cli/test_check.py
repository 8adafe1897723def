"""`watchword check` and `watchword migrate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support import environment, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.commands import Commands
    from watchword.keys.file_ring import FileKeyRing

FIT = {
    "WATCHWORD_BASE_URL": "https://verify.provider.example",
    "WATCHWORD_EMAIL_URL": "smtp+tls://someone:secret@mail.provider.example:587",
    "WATCHWORD_HASH_PROFILE": "7mib",
    "WATCHWORD_AGENT_SECOND_FACTOR": "required",
}


@pytest.fixture(scope="module")
def made() -> Iterator[served.Installation]:
    with served.installation(environment.chosen()) as place:
        assert place.run("init").returncode == 0
        yield place


def codes(printed: str) -> list[str]:
    return [finding["code"] for finding in json.loads(printed)]


@pytest.mark.django_db
def test_what_is_unfit_is_named_with_what_to_do(watchword: Commands, ring: FileKeyRing) -> None:
    done = watchword("check")
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert any(line.startswith("hash_profile: ") for line in lines)
    assert lines[-1] == f"{len(lines) - 1} to mend."


def test_an_installation_that_is_fit_says_so(made: served.Installation) -> None:
    done = made.run("check", **FIT)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Fit for production.\n", "")
    done = made.run("check", "--json", **FIT)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("WATCHWORD_BASE_URL", "http://verify.provider.example", "base_url"),
        ("WATCHWORD_EMAIL_URL", "", "email_url"),
        ("WATCHWORD_HASH_PROFILE", "test", "hash_profile"),
        ("WATCHWORD_AGENT_SECOND_FACTOR", "optional", "agent_second_factor"),
        ("WATCHWORD_SECRET_KEY", "short", "secret_key"),
        ("WATCHWORD_DEBUG", "yes", "debug"),
        ("WATCHWORD_PIN_ATEMPTS", "3", "unknown_setting"),
    ],
)
def test_each_finding(made: served.Installation, name: str, value: str, code: str) -> None:
    done = made.run("check", "--json", **{**FIT, name: value})
    assert (done.returncode, codes(done.stdout)) == (1, [code])


def test_missing_keys_and_tables_are_findings() -> None:
    with served.installation(environment.chosen(), **FIT) as bare:
        done = bare.run("check", "--json")
    assert done.returncode == 1
    assert {"database", "keys"} <= set(codes(done.stdout))
    assert "Traceback" not in done.stderr


def test_migrating_again_changes_nothing(made: served.Installation) -> None:
    done = made.run("migrate")
    assert (done.returncode, done.stdout) == (0, "The database is up to date.\n")
    done = made.run("migrate", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
