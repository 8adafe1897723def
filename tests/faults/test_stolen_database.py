"""A stolen database alone verifies nothing, and no PIN can be found from it by trying all of them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from nacl.pwhash import argon2id

from tests.faults.stolen import copy_of_the_database, values_in
from tests.support.cast import ALICE_PIN, Cast
from tests.support.postgres import ROOT
from watchword.keys import file_ring
from watchword.pins import sealing
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.django_db(transaction=True)
ALL = [f"{number:04}" for number in range(10_000)]


class Loot:
    """The sealed text of one PIN and whose it is, with what a thief can compute from it."""

    def __init__(self, pin: Pin, subject: str) -> None:
        self.profile, self.salt, self.digest = sealing.parse(pin.sealed)
        self.subject = subject

    def hashed(self, password: bytes) -> bool:
        """Tell whether ``password`` is what was hashed."""
        memory, passes = self.profile.memory * 1024, self.profile.passes
        return self.digest == argon2id.kdf(
            32, password, self.salt, opslimit=passes, memlimit=memory
        )

    def message(self, digits: str) -> bytes:
        """Return what goes into the HMAC."""
        return b"watchword/pin/1\0" + f"{self.subject}\0{digits}".encode()

    def opened_by(self, pepper: bytes, digits: str) -> bool:
        """Tell whether ``digits`` with ``pepper`` are what was sealed."""
        return self.hashed(hmac.digest(pepper, self.message(digits), "sha256"))

    def found(self, opens: Callable[[str], bool]) -> list[str]:
        """Return those of all 10,000 PINs of four digits for which ``opens`` holds."""
        return [digits for digits in ALL if opens(digits)]


@pytest.fixture
def loot(cast: Cast) -> Loot:
    return Loot(Pin.objects.get(administrator=cast.alice), cast.alice.public_id)


@pytest.fixture
def stolen(
    cast: Cast, child_environment: dict[str, str], tmp_path: Path
) -> Iterator[dict[str, str]]:
    """The environment of a thief: a copy of the database, and a data folder that is empty."""
    folder = tmp_path / "thief"
    folder.mkdir(mode=0o700)
    url = child_environment["WATCHWORD_DATABASE_URL"]
    with copy_of_the_database(url, tmp_path) as copy:
        yield {
            **child_environment,
            "WATCHWORD_DATABASE_URL": copy,
            "WATCHWORD_DATA": str(folder),
        }


def tried(cast: Cast, environment: dict[str, str]) -> list[str]:
    """Return what the copy answers to the right PIN, a wrong one, and for nobody."""
    claims = [
        ("100200", cast.alice.public_id, ALICE_PIN),
        ("100200", cast.alice.public_id, "4073"),
        ("999999", "", ALICE_PIN),
    ]
    program = subprocess.run(
        [sys.executable, "-m", "tests.faults.thief"],
        cwd=ROOT,
        env=environment,
        input=json.dumps(claims),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answers: list[str] = json.loads(program.stdout)
    return answers


def test_without_a_key_ring_nothing_is_decided(cast: Cast, stolen: dict[str, str]) -> None:
    assert tried(cast, stolen) == ["key_ring"] * 3


def test_with_another_ring_the_right_pin_is_not_verified(
    cast: Cast, stolen: dict[str, str], tmp_path: Path
) -> None:
    file_ring.create(tmp_path / "thief")
    assert tried(cast, stolen) == ["key_ring", "key_ring", "refused"]


def test_with_a_forged_pepper_of_the_same_name_it_is_not_verified(
    cast: Cast, stolen: dict[str, str], tmp_path: Path
) -> None:
    file_ring.create(tmp_path / "thief")
    path = tmp_path / "thief" / file_ring.FILE_NAME
    ring = json.loads(path.read_text())
    name = Pin.objects.get(administrator=cast.alice).pepper_id
    ring["peppers"] = {name: ring["peppers"][ring["pepper"]]}
    path.write_text(json.dumps({**ring, "pepper": name}))
    assert tried(cast, stolen) == ["refused"] * 3


def test_with_the_ring_the_copy_verifies(
    cast: Cast, stolen: dict[str, str], data_folder: Path
) -> None:
    """The control: it is the ring alone that the thief lacks."""
    answers = tried(cast, {**stolen, "WATCHWORD_DATA": str(data_folder)})
    assert answers == ["verified", "refused", "refused"]


def test_with_the_pepper_all_10_000_find_it(loot: Loot, ring: file_ring.FileKeyRing) -> None:
    """The control: the search below is one that finds, where the key is known."""
    pepper = ring.peppers[ring.pepper_id]
    assert loot.found(lambda digits: loot.opened_by(pepper, digits)) == [ALICE_PIN]


def test_without_a_pepper_all_10_000_find_nothing(loot: Loot) -> None:
    assert loot.found(lambda digits: loot.hashed(digits.encode())) == []
    assert loot.found(lambda digits: loot.hashed(loot.message(digits))) == []
    assert loot.found(lambda digits: loot.opened_by(b"", digits)) == []
    hashed = hashlib.sha256
    assert loot.found(lambda digits: loot.hashed(hashed(loot.message(digits)).digest())) == []


def test_with_a_wrong_pepper_all_10_000_find_nothing(loot: Loot) -> None:
    assert loot.found(lambda digits: loot.opened_by(bytes(32), digits)) == []


def test_nothing_in_the_database_serves_as_the_pepper(loot: Loot, stolen: dict[str, str]) -> None:
    """Each value is tried with the digits that are right: if these do not open, no others are."""
    candidates = {
        key for value in values_in(stolen["WATCHWORD_DATABASE_URL"]) for key in as_keys(value)
    }
    assert len(candidates) > 300
    assert not [key for key in candidates if loot.opened_by(key, ALICE_PIN)]


def as_keys(value: Any) -> Iterator[bytes]:  # noqa: ANN401 - whatever stands in a table
    """Yield what a thief may make of a value of the database: itself, its parts, and decoded."""
    text = value.decode("latin-1") if isinstance(value, bytes) else str(value)
    for part in {text, *re.split(r"[^A-Za-z0-9+/_-]+", text)}:
        yield part.encode()
        yield hashlib.sha256(part.encode()).digest()
        for decode in (bytes.fromhex, base64.b64decode, base64.urlsafe_b64decode):
            try:
                yield decode(part + "=" * (-len(part) % 4 if decode is not bytes.fromhex else 0))
            except (ValueError, binascii.Error):
                continue
