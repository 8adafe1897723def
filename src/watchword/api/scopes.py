"""What a key may do."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """The scopes of API keys."""

    VERIFICATIONS = "verifications"
    PIN_SUBMIT = "pin:submit"

    @property
    def meaning(self) -> str:
        """One sentence that says what it allows."""
        return _MEANINGS[self]


_MEANINGS = {
    Scope.VERIFICATIONS: "Start verifications, read them, end their grants.",
    Scope.PIN_SUBMIT: "Pass on a PIN or a support code that the person gave to the calling system.",
}
