"""Readers of the environment: one variable each, or the file that its ``_FILE`` twin names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


class SettingError(Exception):
    """A setting cannot be used. The message is one sentence that says what to do."""


def raw(name: str, environ: Mapping[str, str] = os.environ) -> str | None:
    """Return what was set for ``name``, from itself or from the file in ``name_FILE``; None if unset."""
    file = environ.get(f"{name}_FILE")
    if file is None:
        return environ.get(name)
    if name in environ:
        msg = f"Set {name} or {name}_FILE, not both."
        raise SettingError(msg)
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        msg = f"{name}_FILE names {file}, which cannot be read ({error.strerror})."
        raise SettingError(msg) from error


def number(name: str, value: str, minimum: int, maximum: int) -> int:
    """Return ``value`` as a whole number between the two bounds."""
    if not value.strip().isascii() or not value.strip().isdigit():
        msg = f"{name} is {value!r}; it must be a whole number from {minimum} to {maximum}."
        raise SettingError(msg)
    result = int(value)
    if not minimum <= result <= maximum:
        msg = f"{name} is {result}; it must lie between {minimum} and {maximum}."
        raise SettingError(msg)
    return result


def flag(name: str, value: str) -> bool:
    """Return ``value`` as yes or no."""
    word = value.strip().lower()
    if word in TRUE:
        return True
    if word in FALSE:
        return False
    msg = f"{name} is {value!r}; it must be yes or no."
    raise SettingError(msg)


def choice(name: str, value: str, choices: tuple[Any, ...]) -> str:
    """Return ``value`` if it is one of ``choices``."""
    if value in choices:
        return value
    msg = f"{name} is {value!r}; it must be one of {', '.join(choices)}."
    raise SettingError(msg)
