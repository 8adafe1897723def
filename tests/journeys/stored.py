"""All that a served installation keeps: its folder, its log, and the files of its database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from tests.support import environment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.support.served import Served


def places(server: Served) -> list[Path]:
    """Return the files and folders in which ``server`` writes."""
    found = [server.installation.folder, server.log]
    if "WATCHWORD_DATABASE_URL" in server.installation.environ:
        socket = urlsplit(os.environ[environment.SERVER]).hostname or ""
        found.append(Path(unquote(socket)) / "data")
    return found


def holding(server: Served, texts: Iterable[str]) -> list[str]:
    """Return each of ``texts`` that stands in a file of ``server``, with the file's name."""
    wanted = [text.encode() for text in texts]
    found = []
    for file in _files(places(server)):
        content = _content(file)
        found += [f"{text.decode()} in {file}" for text in wanted if text in content]
    return sorted(found)


def _files(folders: list[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from [folder] if folder.is_file() else (p for p in folder.rglob("*") if p.is_file())


def _content(file: Path) -> bytes:
    """Return what ``file`` holds; a file that goes while we look holds nothing."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return b""
