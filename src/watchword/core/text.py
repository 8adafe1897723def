"""Text as people write it, made comparable."""

from __future__ import annotations

import unicodedata

# What is kept of a folded name: folding can make one character eighteen.
LONGEST_FOLDED = 400
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


def fold(text: str) -> str:
    """Return ``text`` for searching: NFKC, case folded, runs of spaces made one."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def digits_of(text: str) -> str:
    """Return the ASCII digits of ``text``, in order."""
    return "".join(character for character in text if character in "0123456789")


def has_control(text: str) -> bool:
    """Tell whether ``text`` holds control or direction-override characters, which can disguise it.

    The joiners are none: names in Persian and some Indic scripts are not right without them.
    """
    return any(
        unicodedata.category(character) in {"Cc", "Cf", "Cs"} and character not in JOINERS
        for character in text
    )
