"""Identifiers that leave the installation: a prefix that says what it is, and a random part."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from django.db import models

from watchword.core.text import has_control

if TYPE_CHECKING:
    from collections.abc import Callable

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 26
MAX_LENGTH = 32
_CHARACTER_OF_BYTE = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))


def new_id(prefix: str) -> str:
    """Return ``prefix_`` and 26 random characters of base 32 (130 bits), never guessable."""
    # Each byte gives five bits: the alphabet has 32 characters, so none is likelier than another.
    return f"{prefix}_" + secrets.token_bytes(LENGTH).translate(_CHARACTER_OF_BYTE).decode()


def sought(text: str) -> str:
    """Return ``text`` as an identifier to look up; empty, as none is, where no database could hold it."""
    return "" if has_control(text) else text


def public_id_default(prefix: str) -> Callable[[], str]:
    """Return a factory of identifiers with ``prefix`` that migrations can write down."""
    return partial(new_id, prefix)


def public_id_field(prefix: str) -> models.CharField[str, str]:
    """Return the model field that holds such an identifier."""
    return models.CharField(
        max_length=MAX_LENGTH, unique=True, editable=False, default=public_id_default(prefix)
    )
