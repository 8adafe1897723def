"""`watchword serve` refuses with one sentence where it could not serve rightly."""

from __future__ import annotations

import json
import shutil
import socket
from typing import TYPE_CHECKING

import pytest

from tests.cli.commands import refusal
from tests.support import environment, served
from watchword.keys import file_ring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def demo() -> Iterator[served.Installation]:
    with served.installation(environment.chosen()) as place:
        assert place.run("init", "--demo").returncode == 0
        yield place


@pytest.fixture
def copy(demo: served.Installation, tmp_path: Path) -> served.Installation:
    """The installation with a data folder that a test may spoil."""
    folder = tmp_path / "data"
    shutil.copytree(demo.folder, folder)
    return served.Installation(folder, {**demo.environ, "WATCHWORD_DATA": str(folder)})


def serve(place: served.Installation, *arguments: str, **environ: str) -> str:
    """Return the sentence with which `serve` refuses."""
    port = str(served.free_port())
    return refusal(place.run("serve", "--port", port, *arguments, **environ))


def test_before_init() -> None:
    with served.installation(environment.chosen()) as bare:
        assert "`watchword init`" in serve(bare)
        assert not bare.folder.exists()


def test_a_key_ring_that_is_gone_while_pins_exist(copy: served.Installation) -> None:
    (copy.folder / "keys.json").unlink()
    sentence = serve(copy)
    assert "no key ring" in sentence
    assert "backup" in sentence
    assert serve(copy, "--demo") == sentence
    assert not (copy.folder / "keys.json").exists()


def test_a_key_ring_that_others_can_read(copy: served.Installation) -> None:
    (copy.folder / "keys.json").chmod(0o640)
    assert f"chmod 600 {copy.folder / 'keys.json'}" in serve(copy)


def test_the_key_ring_of_another_installation(copy: served.Installation, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    file_ring.create(tmp_path / "other")
    shutil.copy2(tmp_path / "other" / "keys.json", copy.folder / "keys.json")
    assert "Stored PINs need the key pep_" in serve(copy)


@pytest.mark.parametrize("text", ["", "{}", "[]", "not JSON", '{"format": "watchword-keys/1"}'])
def test_a_key_ring_that_is_damaged(copy: served.Installation, text: str) -> None:
    (copy.folder / "keys.json").write_text(text)
    assert "damaged" in serve(copy)


def test_a_port_in_use(demo: served.Installation) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        sentence = refusal(demo.run("serve", "--port", port))
    assert f"port {port} cannot be used" in sentence
    assert "--port" in sentence


@pytest.mark.parametrize("host", ["203.0.113.7", "no.such.host.invalid"])
def test_an_address_that_is_not_ours(demo: served.Installation, host: str) -> None:
    assert host in serve(demo, "--host", host)


def test_a_database_that_does_not_answer(demo: served.Installation) -> None:
    url = f"postgres://watchword:secret@127.0.0.1:{served.free_port()}/watchword"
    sentence = serve(demo, WATCHWORD_DATABASE_URL=url)
    assert "does not answer" in sentence
    assert "WATCHWORD_DATABASE_URL" in sentence
    assert "secret" not in sentence


@pytest.mark.postgresql_only
def test_a_database_that_does_not_exist(demo: served.Installation) -> None:
    url = demo.environ["WATCHWORD_DATABASE_URL"].rpartition("/")[0] + "/nothing"
    assert "does not answer" in serve(demo, WATCHWORD_DATABASE_URL=url)


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://watchword@127.0.0.1/watchword",
        "postgres://watchword@127.0.0.1:port/watchword",
        "sqlite:////no/such/folder/watchword.sqlite3",
    ],
)
def test_an_address_of_no_database(demo: served.Installation, url: str) -> None:
    assert "WATCHWORD_DATABASE_URL" in serve(demo, WATCHWORD_DATABASE_URL=url)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WATCHWORD_PIN_ATTEMPTS", "many"),
        ("WATCHWORD_PIN_ATTEMPTS", "0"),
        ("WATCHWORD_PIN_MIN_LENGTH", "3"),
        ("WATCHWORD_HASH_PROFILE", "md5"),
        ("WATCHWORD_BASE_URL", "verify.provider.example"),
        ("WATCHWORD_EMAIL_URL", "mail.provider.example"),
        ("WATCHWORD_DEBUG", "perhaps"),
        ("WATCHWORD_SECRET_KEY_FILE", "/no/such/file"),
    ],
)
def test_a_setting_that_is_unfit(demo: served.Installation, name: str, value: str) -> None:
    assert name in serve(demo, **{name: value})


def test_a_demo_is_served_again_as_it_was(demo: served.Installation) -> None:
    before = (demo.folder / "demo.json").read_bytes()
    with served.serving(demo, demo=True) as server:
        assert server.demo == json.loads(before)
    assert (demo.folder / "demo.json").read_bytes() == before
