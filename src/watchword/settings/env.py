"""Readers of the environment: one variable each, or the file that its ``_FILE`` twin names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlsplit

from watchword.core.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE = {"1", "true", "yes", "on"}
LONGEST_NUMBER = 20
FALSE = {"0", "false", "no", "off", ""}


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
    except ValueError as error:
        msg = f"{name}_FILE names {file!r}, which is not a file of text in UTF-8."
        raise SettingError(msg) from error


def number(name: str, value: str, minimum: int, maximum: int) -> int:
    """Return ``value`` as a whole number between the two bounds."""
    text = value.strip()
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_NUMBER:
        msg = f"{name} is {value!r}; it must be a whole number from {minimum} to {maximum}."
        raise SettingError(msg)
    result = int(text)
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


def web_address(name: str, value: str) -> SplitResult:
    """Return ``value`` taken apart, if it is the address of a web site."""
    try:
        parts = urlsplit(value)
        fit = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        fit = False
    if not fit:
        msg = f"{name} is {value!r}; it must look like https://verify.example.com."
        raise SettingError(msg)
    return parts
