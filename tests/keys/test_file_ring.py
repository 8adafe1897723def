"""The key ring in a file: private, never overwritten, and either whole or refused with a sentence."""

from __future__ import annotations

import base64
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.support.together import at_once
from watchword.keys import file_ring
from watchword.keys.errors import KeyRingError, KeyRingExposedError, KeyRingMissingError

if TYPE_CHECKING:
    from pathlib import Path

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
PARTS = ["format", "pepper", "signing", "peppers", "signers"]
shared = hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    file_ring.create(tmp_path)
    return tmp_path


def document(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / file_ring.FILE_NAME).read_text())
    return read


def put(folder: Path, data: bytes) -> None:
    (folder / file_ring.FILE_NAME).write_bytes(data)


def refused(folder: Path) -> None:
    """Assert that the ring is refused, with one sentence that names no key."""
    with pytest.raises(KeyRingError, match=r"^[A-Z].*\.$") as error:
        file_ring.load(folder)
    assert "damaged" in str(error.value)


def test_what_was_made_is_what_is_read(folder: Path) -> None:
    first, again = file_ring.load(folder), file_ring.load(folder)
    assert (first.pepper_id, first.signing_id) == (again.pepper_id, again.signing_id)
    assert first.mac(first.pepper_id, b"x") == again.mac(first.pepper_id, b"x")
    assert len(first.pepper_id) <= 32


def test_it_is_made_for_its_owner_alone(folder: Path) -> None:
    assert (folder / file_ring.FILE_NAME).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o606, 0o644, 0o601, 0o610, 0o700 | 0o007])
def test_one_that_others_can_reach_is_refused(folder: Path, mode: int) -> None:
    (folder / file_ring.FILE_NAME).chmod(mode)
    with pytest.raises(KeyRingExposedError, match="chmod 600"):
        file_ring.load(folder)


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o700])
def test_one_that_its_owner_alone_can_reach_is_read(folder: Path, mode: int) -> None:
    (folder / file_ring.FILE_NAME).chmod(mode)
    assert file_ring.load(folder).pepper_id


def test_there_is_none(tmp_path: Path) -> None:
    with pytest.raises(KeyRingMissingError, match="from a backup"):
        file_ring.load(tmp_path)


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / file_ring.FILE_NAME).mkdir(mode=0o700)
    with pytest.raises(KeyRingError, match="cannot be read"):
        file_ring.load(tmp_path)


def test_where_no_folder_is_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeyRingError, match="cannot be written"):
        file_ring.create(tmp_path / "nowhere")


def test_one_that_is_there_is_never_overwritten(folder: Path) -> None:
    before = document(folder)
    with pytest.raises(KeyRingError, match="already"):
        file_ring.create(folder)
    assert document(folder) == before


def test_of_eight_that_make_one_at_once_one_makes_it(tmp_path: Path) -> None:
    results = at_once([lambda: file_ring.create(tmp_path)] * 8)
    made = [one for one in results if isinstance(one, file_ring.FileKeyRing)]
    assert len(made) == 1
    assert all(isinstance(one, KeyRingError) for one in results if one not in made)
    assert file_ring.load(tmp_path).pepper_id == made[0].pepper_id


def test_what_was_made_survives_the_loss_of_power(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is written through, and then the folder that holds its name."""
    kinds: list[bool] = []
    fsync = os.fsync

    def watched(handle: int) -> None:
        kinds.append(os.path.isdir(f"/proc/self/fd/{handle}"))  # noqa: PTH112 - of an open file
        fsync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    file_ring.create(tmp_path)
    assert kinds == [False, True]


def test_no_text_of_it_shows_a_key(folder: Path) -> None:
    ring = file_ring.load(folder)
    shown = f"{ring} {ring!r} {[ring]} {vars(type(ring))}"
    keys = [*ring.peppers.values(), *(bytes(key) for key in ring.signers.values())]
    for key in keys:
        assert base64.b64encode(key).decode() not in shown
        assert key.hex() not in shown
        assert repr(key) not in shown


@pytest.mark.parametrize("size", [0, 1, 40, 200])
def test_one_that_was_cut_off_is_refused(folder: Path, size: int) -> None:
    put(folder, (folder / file_ring.FILE_NAME).read_bytes()[:size])
    refused(folder)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"[" * 100_000, b"null", b"[]", b'"keys"', b"{}"])
def test_what_is_no_ring_is_refused(folder: Path, data: bytes) -> None:
    put(folder, data)
    refused(folder)


@shared
@given(part=st.sampled_from(PARTS), value=JSON)
def test_one_with_a_part_of_another_kind_is_refused(folder: Path, part: str, value: Any) -> None:  # noqa: ANN401
    whole = document(folder)
    put(folder, json.dumps({**whole, part: value}).encode())
    refused(folder)
    put(folder, json.dumps(whole).encode())


@pytest.mark.parametrize("part", PARTS)
def test_one_without_a_part_is_refused(folder: Path, part: str) -> None:
    whole = document(folder)
    del whole[part]
    put(folder, json.dumps(whole).encode())
    refused(folder)


@pytest.mark.parametrize("size", [0, 31, 33])
@pytest.mark.parametrize("part", ["peppers", "signers"])
def test_a_key_of_another_length_is_refused(folder: Path, part: str, size: int) -> None:
    whole = document(folder)
    whole[part] = dict.fromkeys(whole[part], base64.b64encode(bytes(size)).decode())
    put(folder, json.dumps(whole).encode())
    refused(folder)


@shared
@given(st.binary(max_size=60))
def test_whatever_stands_in_the_file_no_other_error_comes_of_it(folder: Path, data: bytes) -> None:
    whole = (folder / file_ring.FILE_NAME).read_bytes()
    put(folder, whole[: len(data)] + data + whole[2 * len(data) :])
    with suppress(KeyRingError):
        file_ring.load(folder)
    put(folder, whole)
