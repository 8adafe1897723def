"""Digits as people enter them: typed, pasted or kept by a password manager."""

from __future__ import annotations

import re
import unicodedata

# Spaces and hyphens of any kind, with which people group digits.
GROUPING = re.compile(r"[\s\-\u2010-\u2015\u2212.]+")


def entered_digits(text: str) -> str:
    """Return ``text`` without grouping, with the digits of any script as 0 to 9; all else stays."""
    return "".join(
        str(value) if (value := unicodedata.decimal(character, None)) is not None else character
        for character in GROUPING.sub("", text)
    )
