"""What an agent sees of a person before a verdict: enough to tell two apart, not enough to use."""

from __future__ import annotations

import unicodedata

DOTS = "•••"


def mask_name(name: str) -> str:
    """Return the first letter of each word, with its marks, followed by three dots whatever its length."""
    return " ".join(_masked(word) for word in name.split()) or DOTS


def mask_email(address: str) -> str:
    """Return the first letter before the @, the first after it, and the last label of the domain."""
    local, _, domain = address.rpartition("@")
    return f"{_first(local)}{DOTS}@{_first(domain)}{DOTS}.{domain.rpartition('.')[2]}"


def _masked(word: str) -> str:
    """Return ``word`` masked; a lone sign such as & tells nothing and stays."""
    return word if len(word) == 1 and not word.isalnum() else _first(word) + DOTS


def _first(word: str) -> str:
    """Return the first character of ``word`` and the combining marks that belong to it."""
    end = 1
    while end < len(word) and unicodedata.combining(word[end]):
        end += 1
    return word[:end]
