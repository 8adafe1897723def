"""Secrets that must be read again, sealed with a key of the ring: the database alone opens none."""

from __future__ import annotations

import base64
from typing import Final

from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from watchword.core.errors import UnavailableError
from watchword.keys.current import key_ring

CONTEXT: Final = b"watchword/second-factor/1"


def seal(text: str) -> str:
    """Return ``text`` sealed, behind the identifier of the key; raise a `KeyRingError` without one."""
    key_id = key_ring().pepper_id
    return f"{key_id}.{base64.b64encode(_box(key_id).encrypt(text.encode())).decode()}"


def opened(sealed: str) -> str:
    """Return what `seal` sealed; raise `UnavailableError` where it is not ours, or was changed."""
    key_id, _, data = sealed.partition(".")
    try:
        return _box(key_id).decrypt(base64.b64decode(data)).decode()
    except (ValueError, CryptoError) as error:
        raise UnavailableError from error


def _box(key_id: str) -> SecretBox:
    return SecretBox(key_ring().mac(key_id, CONTEXT))
