"""What a ring computes: HMAC-SHA-256 and Ed25519, as the standards' own examples have them."""

from __future__ import annotations

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from tests.support.rings import ring_of
from watchword.keys import current, file_ring
from watchword.keys.errors import KeyMissingError, KeyRingError
from watchword.keys.file_ring import FileKeyRing

# RFC 8032 7.1, tests 1 to 3: secret key, public key, message, signature.
RFC_8032 = [
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
            "d25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
            "387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
            "4a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]
# RFC 4231 4.2 and 4.3: key, data, HMAC-SHA-256.
RFC_4231 = [
    (
        "0b" * 20,
        b"Hi There",
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    ),
    (
        b"Jefe".hex(),
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
]


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_it_signs_as_rfc_8032_does(secret: str, public: str, message: str, signature: str) -> None:
    ring = FileKeyRing({}, {"sig": SigningKey(bytes.fromhex(secret))}, "", "sig")
    assert ring.sign("sig", bytes.fromhex(message)).hex() == signature
    assert ring.public_key("sig").hex() == public


@pytest.mark.parametrize(("key", "data", "digest"), RFC_4231)
def test_its_code_is_that_of_rfc_4231(key: str, data: bytes, digest: str) -> None:
    assert ring_of(pep_1=bytes.fromhex(key)).mac("pep_1", data).hex() == digest


@given(message=st.binary(), other=st.binary())
def test_a_signature_is_of_its_message_alone(message: bytes, other: bytes) -> None:
    ring = ring_of(pep_1=bytes(32))
    key = VerifyKey(ring.public_key("sig_1"))
    signature = ring.sign("sig_1", message)
    assert key.verify(message, signature) == message
    if other != message:
        with pytest.raises(BadSignatureError):
            key.verify(other, signature)


@pytest.mark.parametrize("name", ["mac", "sign", "public_key"])
def test_a_key_that_is_not_there_is_named_in_a_sentence(name: str) -> None:
    ring = ring_of(pep_1=bytes(32))
    arguments = ("pep_gone",) if name == "public_key" else ("pep_gone", b"")
    with pytest.raises(KeyMissingError, match="does not hold pep_gone"):
        getattr(ring, name)(*arguments)


def test_the_identifiers_are_of_all_peppers_and_the_one_in_use() -> None:
    ring = ring_of(pep_old=bytes(32), pep_new=bytes(32))
    assert ring.pepper_ids == {"pep_old", "pep_new"}
    assert ring.pepper_id == "pep_new"


def test_a_ring_that_was_missing_is_found_as_soon_as_it_is_there(
    ring: FileKeyRing, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settings.DATA / file_ring.FILE_NAME
    away = path.rename(path.with_suffix(".away"))
    try:
        with pytest.raises(KeyRingError):
            current.key_ring()
    finally:
        away.rename(path)
    assert current.key_ring().pepper_id == ring.pepper_id
