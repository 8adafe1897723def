"""``tests/vectors/sealing.json``: what any other program must compute, and must refuse, as ours does."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

import pytest
from nacl.pwhash import argon2id

from tests.support.postgres import ROOT
from tests.support.rings import product_with, ring_of
from watchword.pins import sealing

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

VECTORS = json.loads((ROOT / "tests/vectors/sealing.json").read_text(encoding="utf-8"))
valid = pytest.mark.parametrize(
    "vector",
    VECTORS["valid"],
    ids=lambda vector: f"{vector['profile']}-{vector['digits']}-{vector['subject'][:3]}",
)


def unhex(vector: dict[str, Any], name: str) -> bytes:
    return bytes.fromhex(vector[f"{name}_hex"])


@valid
def test_the_writer_writes_it(
    vector: dict[str, Any], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WATCHWORD = product_with(settings.WATCHWORD, hash_profile=vector["profile"])
    monkeypatch.setattr(secrets, "token_bytes", lambda _size: unhex(vector, "salt"))
    ring = ring_of(pep_1=unhex(vector, "pepper"))
    context = vector["context"].encode()
    sealed = sealing.seal(ring, vector["subject"], vector["digits"], context)
    assert sealed.text == vector["text"]


@valid
def test_the_reader_reads_it(vector: dict[str, Any]) -> None:
    profile = sealing.Profile(vector["memory_kib"], vector["passes"])
    assert sealing.parse(vector["text"]) == (
        profile,
        unhex(vector, "salt"),
        unhex(vector, "digest"),
    )
    ring = ring_of(pep_1=unhex(vector, "pepper"))
    sealed = sealing.Sealed("pep_1", vector["text"], vector["context"].encode())
    assert sealing.matches(ring, sealed, vector["subject"], vector["digits"])


@valid
def test_its_steps_are_those_that_the_file_tells(vector: dict[str, Any]) -> None:
    message = f"{vector['context']}\0{vector['subject']}\0{vector['digits']}".encode()
    key = ring_of(pep_1=unhex(vector, "pepper")).mac("pep_1", message)
    assert (message, key) == (unhex(vector, "message"), unhex(vector, "key"))
    digest = argon2id.kdf(
        32,
        key,
        unhex(vector, "salt"),
        opslimit=vector["passes"],
        memlimit=vector["memory_kib"] * 1024,
    )
    assert digest == unhex(vector, "digest")


@pytest.mark.parametrize("vector", VECTORS["refused"], ids=lambda vector: vector["why"])
def test_the_reader_refuses_it(vector: dict[str, str]) -> None:
    with pytest.raises(sealing.SealError):
        sealing.parse(vector["text"])


@valid
def test_in_the_other_context_it_is_another_secret(vector: dict[str, Any]) -> None:
    ring = ring_of(pep_1=unhex(vector, "pepper"))
    contexts = {sealing.PIN, sealing.SUPPORT_CODE}
    (other,) = contexts - {vector["context"].encode()}
    sealed = sealing.Sealed("pep_1", vector["text"], other)
    assert not sealing.matches(ring, sealed, vector["subject"], vector["digits"])


def test_every_profile_has_a_vector() -> None:
    assert {vector["profile"] for vector in VECTORS["valid"]} == set(sealing.PROFILES)
