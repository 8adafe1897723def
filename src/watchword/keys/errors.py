"""What can be wrong with a key ring. Each message says what to do."""

from __future__ import annotations

from watchword.core.errors import UnavailableError


class KeyRingError(UnavailableError):
    """The key ring cannot be used."""

    code = "key_ring"


class KeyRingMissingError(KeyRingError):
    """There is no key ring where it should be."""


class KeyRingExposedError(KeyRingError):
    """Others than its owner can read the key ring."""


class KeyMissingError(KeyRingError):
    """The ring does not hold the key that something was made with."""
