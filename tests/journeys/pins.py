"""PINs that a journey types: so long that none stands anywhere by chance."""

from __future__ import annotations

from watchword.pins.policy import Policy

LENGTH = 10


class TypedPins:
    """Draws PINs and remembers them, so that everything can be searched for them afterwards."""

    def __init__(self) -> None:
        self.drawn: set[str] = set()

    def fresh(self) -> str:
        """Return a PIN that any account could use, and that nobody has."""
        pin = Policy(minimum=LENGTH, maximum=LENGTH).suggest()
        self.drawn.add(pin)
        return pin
