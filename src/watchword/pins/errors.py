"""What can go wrong when a PIN is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.errors import ConflictError, WatchwordError

if TYPE_CHECKING:
    from watchword.pins.codes import Hindrance
    from watchword.pins.rules import Rule


class PinRefusedError(WatchwordError):
    """The PIN breaks at least one rule; ``rules`` names them. The message never holds the digits."""

    code = "pin_refused"

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        super().__init__("The PIN was refused: " + ", ".join(rules))
        self.rules = rules


class ChoiceRefusedError(WatchwordError):
    """The password (``password``: why, empty if it is fit) or the PIN (``rules``) cannot be taken."""

    code = "choice_refused"

    def __init__(self, password: str, rules: tuple[Rule, ...]) -> None:
        super().__init__("The password or the PIN was refused.")
        self.password = password
        self.rules = rules


class SupportCodeRefusedError(ConflictError):
    """A support code could verify nobody now; ``hindrance`` says why."""

    code = "support_code_refused"

    def __init__(self, hindrance: Hindrance) -> None:
        super().__init__(f"No support code was made: {hindrance}")
        self.hindrance = hindrance
