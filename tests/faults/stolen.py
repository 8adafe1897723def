"""A copy of the database of a test, as a thief has it: the tables, and nothing beside them."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connection, connections
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def copy_of_the_database(url: str, folder: Path) -> Iterator[str]:
    """Give the address of a copy of the database at ``url`` while the block runs."""
    if connection.vendor == "sqlite":
        yield _copy_of_file(url, folder)
        return
    connections.close_all()
    server, _, name = url.rpartition("/")
    copy, original = sql.Identifier("stolen"), sql.Identifier(name)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(copy, original))
        try:
            yield f"{server}/stolen"
        finally:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(copy))


def _copy_of_file(url: str, folder: Path) -> str:
    copy = folder / "stolen.sqlite3"
    with (
        closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as original,
        closing(sqlite3.connect(copy)) as target,
    ):
        original.backup(target)
    return f"sqlite:///{copy}"


def values_in(url: str) -> set[Any]:
    """Return every value that stands in any row of any table of the database at ``url``."""
    opened: Any
    if url.startswith("sqlite"):
        opened = sqlite3.connect(url.removeprefix("sqlite:///"))
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
    else:
        opened = psycopg.connect(url)
        tables = "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
    with closing(opened) as database:
        names = [name for (name,) in database.execute(tables).fetchall()]
        rows = [
            row
            for name in names
            for row in database.execute(f'SELECT * FROM "{name}"').fetchall()  # noqa: S608 - the names of its own tables
        ]
    return {
        str(value) if isinstance(value, (list, dict)) else value for row in rows for value in row
    }
