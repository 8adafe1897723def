"""Turns what can go wrong on somebody's machine into one sentence that says what to do."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseError

from watchword.core.errors import WatchwordError


class CommandError(Exception):
    """A command cannot do what was asked. The message is the sentence."""


def one_sentence(error: Exception) -> str | None:
    """Return the sentence for ``error``; None for one that is a defect and needs its traceback."""
    if isinstance(error, PermissionError):
        return (
            f"{error.filename} cannot be written: give this user the folder, or set WATCHWORD_DATA."
        )
    if isinstance(error, DatabaseError):
        return _database(error)
    if isinstance(error, (CommandError, WatchwordError, ImproperlyConfigured)):
        return " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, OSError):
        return f"{error.strerror or error}: {error.filename or 'look at WATCHWORD_DATA'}."
    return None


def _database(error: DatabaseError) -> str:
    text = " ".join(str(error).split())
    if "no such table" in text or ("relation" in text and "does not exist" in text):
        return "The database has no tables for this version yet: run `watchword migrate`."
    if "unable to open" in text:
        return (
            "The database file cannot be opened: look at WATCHWORD_DATA and WATCHWORD_DATABASE_URL."
        )
    return (
        f"The database does not answer ({text[:200]}): start it, or correct WATCHWORD_DATABASE_URL."
    )
