"""`watchword init`: makes an installation, and leaves what is there as it is."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import refusal
from tests.support import environment, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOBODY = 65534
# The interpreter may lie where another user cannot read: all is imported before the change.
AS_NOBODY = f"""
import importlib, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "watchword.settings"
import django
django.setup()
importlib.import_module("watchword.cli.app")
if os.geteuid() == 0:
    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})
sys.argv = ["watchword", "init"]
from watchword.cli import main
main()
"""
PEOPLE = {"name", "email", "password", "account_number"}
DEMO = {
    "administrator": PEOPLE | {"pin"},
    "colleague": PEOPLE | {"pin"},
    "classic_administrator": PEOPLE | {"account_pin"},
    "stranger": PEOPLE | {"pin"},
    **{
        key: {"email", "password"}
        for key in ("agent", "supervisor", "second_supervisor", "auditor")
    },
}


@pytest.fixture
def bare() -> Iterator[served.Installation]:
    with served.installation(environment.chosen()) as place:
        yield place


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_fresh_one_and_again(bare: served.Installation) -> None:
    done = bare.run("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert "operator@localhost" in done.stdout
    assert "/invitations/" in done.stdout
    assert mode(bare.folder) == 0o700
    assert {mode(bare.folder / name) for name in ("keys.json", "secret_key")} == {0o600}
    before = {path.name: path.read_bytes() for path in bare.folder.glob("*e*y*")}
    again = bare.run("init")
    assert (again.returncode, again.stderr) == (0, "")
    assert "link" not in again.stdout
    assert {path.name: path.read_bytes() for path in bare.folder.glob("*e*y*")} == before


def test_an_operator_by_name(bare: served.Installation) -> None:
    assert "email" in refusal(bare.run("init", "--operator", "nobody"))
    done = bare.run("init", "--operator", "olga@provider.example")
    assert done.returncode == 0
    assert "olga@provider.example" in done.stdout


def test_the_demo_and_its_promised_keys(bare: served.Installation) -> None:
    done = bare.run("init", "--demo")
    assert (done.returncode, done.stderr) == (0, "")
    file = bare.folder / "demo.json"
    assert mode(file) == 0o600
    told = json.loads(file.read_text(encoding="utf-8"))
    assert {"base_url", "api_key", *DEMO} <= set(told)
    for person, keys in DEMO.items():
        assert keys <= set(told[person]), person
    assert told["colleague"]["account_number"] == told["administrator"]["account_number"]
    assert told["stranger"]["account_number"] != told["administrator"]["account_number"]
    secrets = [told[person]["password"] for person in DEMO]
    assert len(set(secrets)) == len(secrets)
    before = file.read_bytes()
    assert bare.run("init", "--demo").returncode == 0
    assert file.read_bytes() == before


def test_a_ring_is_never_made_where_pins_need_another(bare: served.Installation) -> None:
    assert bare.run("init", "--demo").returncode == 0
    (bare.folder / "keys.json").unlink()
    assert "keys.json" in refusal(bare.run("init"))
    assert not (bare.folder / "keys.json").exists()


def test_a_path_that_is_a_file(bare: served.Installation) -> None:
    bare.folder.write_text("a file")
    assert "is not a folder" in refusal(bare.run("init"))
    below = str(bare.folder / "deeper")
    assert "is not a folder" in refusal(bare.run("init", WATCHWORD_DATA=below))


@pytest.mark.parametrize("closed", [0o500, 0o000])
def test_a_folder_of_somebody_else(bare: served.Installation, closed: int) -> None:
    bare.folder.parent.chmod(0o755)
    bare.folder.mkdir()
    inner = bare.folder / "data"
    inner.mkdir()
    bare.folder.chmod(0o755 if closed else 0o700)
    inner.chmod(0o555)
    if os.geteuid() != 0:
        bare.folder.chmod(closed)
    done = subprocess.run(
        [sys.executable, "-c", AS_NOBODY],
        env={**bare.environ, "WATCHWORD_DATA": str(inner)},
        cwd=served.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    bare.folder.chmod(0o700)
    inner.chmod(0o700)
    assert "cannot be written: give this user the folder, or set WATCHWORD_DATA" in refusal(done)
