"""What a mail says, before it is written as text or as HTML."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Button:
    """The one thing to press, with its address."""

    label: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One mail in its reader's language, in the order in which it is read.

    ``facts`` are pairs of a label and what it says. ``if_not_you`` is what to do if it was somebody
    else. Nothing here may hold a secret but the address of a button.
    """

    subject: str
    heading: str
    says: tuple[str, ...]
    facts: tuple[tuple[str, str], ...] = ()
    if_not_you: str = ""
    button: Button | None = None
    after: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
