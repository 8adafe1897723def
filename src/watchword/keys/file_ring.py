"""A key ring in a file of the data folder: JSON, mode 0600, refused when others can read it."""

from __future__ import annotations

import base64
import hmac
import json
import os
import secrets
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nacl.signing import SigningKey

from watchword.keys.errors import (
    KeyMissingError,
    KeyRingError,
    KeyRingExposedError,
    KeyRingMissingError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "keys.json"
FORMAT = "watchword-keys/1"
PEPPER_BYTES = 32


@dataclass(frozen=True, slots=True, repr=False)
class FileKeyRing:
    """Keys held in memory after one read. Its ``repr`` shows none of them."""

    peppers: Mapping[str, bytes]
    signers: Mapping[str, SigningKey]
    pepper_id: str
    signing_id: str

    @property
    def pepper_ids(self) -> frozenset[str]:
        """The identifiers of every pepper, old ones too."""
        return frozenset(self.peppers)

    def mac(self, key_id: str, message: bytes) -> bytes:
        """Return HMAC-SHA-256 (32 bytes) of ``message`` under the pepper ``key_id``."""
        try:
            return hmac.digest(self.peppers[key_id], message, "sha256")
        except KeyError:
            raise _missing(key_id) from None

    def sign(self, key_id: str, message: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes) of ``message`` by the signing key ``key_id``."""
        try:
            return self.signers[key_id].sign(message).signature
        except KeyError:
            raise _missing(key_id) from None

    def public_key(self, key_id: str) -> bytes:
        """Return the public half (32 bytes) of the signing key ``key_id``."""
        try:
            return bytes(self.signers[key_id].verify_key)
        except KeyError:
            raise _missing(key_id) from None


def create(folder: Path) -> FileKeyRing:
    """Make a new ring in ``folder`` and return it; raise `KeyRingError` if one is there already."""
    pepper, signing = _new_id("pep"), _new_id("sig")
    document = {
        "format": FORMAT,
        "pepper": pepper,
        "signing": signing,
        "peppers": {pepper: _b64(secrets.token_bytes(PEPPER_BYTES))},
        "signers": {signing: _b64(bytes(SigningKey.generate()))},
    }
    path = folder / FILE_NAME
    try:
        # O_EXCL: a ring that is there is never overwritten; PINs sealed with it would be lost.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        msg = f"There is a key ring at {path} already."
        raise KeyRingError(msg) from None
    except OSError as error:
        msg = f"The key ring cannot be written to {path}: {error.strerror}."
        raise KeyRingError(msg) from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(document, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    _keep_name(folder)
    return load(folder)


def load(folder: Path) -> FileKeyRing:
    """Read the ring in ``folder``; raise a `KeyRingError` that says what to do."""
    path = folder / FILE_NAME
    try:
        data = _read(path)
    except FileNotFoundError:
        msg = f"There is no key ring at {path}. Restore {FILE_NAME} from a backup."
        raise KeyRingMissingError(msg) from None
    except OSError as error:
        msg = f"The key ring at {path} cannot be read: {error.strerror}."
        raise KeyRingError(msg) from error
    try:
        return _parse(json.loads(data))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        msg = f"The key ring at {path} is damaged. Restore it from a backup."
        raise KeyRingError(msg) from error


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        # Asked of the open file, so that it cannot be exchanged between question and read.
        if stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077:
            msg = f"Others can read the key ring. Run: chmod 600 {path}"
            raise KeyRingExposedError(msg)
        return file.read()


def _parse(document: Mapping[str, Any]) -> FileKeyRing:
    peppers = {
        key: base64.b64decode(text, validate=True) for key, text in document["peppers"].items()
    }
    signers = {
        key: SigningKey(base64.b64decode(text, validate=True))
        for key, text in document["signers"].items()
    }
    if (
        document["format"] != FORMAT
        or document["pepper"] not in peppers
        or document["signing"] not in signers
        or any(len(pepper) != PEPPER_BYTES for pepper in peppers.values())
    ):
        raise ValueError
    return FileKeyRing(peppers, signers, document["pepper"], document["signing"])


def _keep_name(folder: Path) -> None:
    """Make the new file's name survive the loss of power: without its folder it is only half written."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _new_id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(6)}"


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _missing(key_id: str) -> KeyMissingError:
    return KeyMissingError(f"The key ring does not hold {key_id}. Restore the right {FILE_NAME}.")
