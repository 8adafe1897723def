"""Static files whose addresses change with their content, without a build step."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


@cache
def digest(name: str) -> str:
    """Return a short digest of the static file ``name``, empty where there is no such file."""
    path = finders.find(name)
    if not isinstance(path, str):
        return ""
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()[:12]


class DigestStorage(StaticFilesStorage):
    """Serves files as they are, with a digest in the query, so that browsers may keep them."""

    def url(self, name: str | None) -> str:
        """Return the address of ``name``; an unknown name is an error of the page, found by its test."""
        if name is None or not (mark := digest(name)):
            msg = f"There is no static file {name!r}."
            raise ValueError(msg)
        return f"{super().url(name)}?v={mark}"
