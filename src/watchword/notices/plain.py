"""A mail as plain text: all that the HTML says, in the same order."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from watchword.notices.message import Message

WIDTH = 72


def as_text(message: Message) -> str:
    """Return ``message`` as lines of at most `WIDTH` characters, addresses whole on lines of their own."""
    parts = [_wrapped(message.heading), *map(_wrapped, message.says)]
    if message.facts:
        parts.append("\n".join(_wrapped(f"{name}: {value}") for name, value in message.facts))
    if message.if_not_you:
        parts.append(_wrapped(_("If it was somebody else:")) + "\n" + _wrapped(message.if_not_you))
    if message.button:
        # In angle brackets, so that no mail program takes the stop of a sentence into the address.
        parts.append(f"{message.button.label}:\n<{message.button.address}>")
    parts += map(_wrapped, message.after)
    parts.append("-- \n" + "\n".join(map(_wrapped, message.foot)))  # RFC 3676 4.3
    return "\n\n".join(parts) + "\n"


def _wrapped(text: str) -> str:
    return fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)
