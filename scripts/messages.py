"""Collect what pages and mails say, and bring the catalogues of the other languages up to it.

Run ``make messages`` after a text has changed. It reads Python and templates, adds what is new to
``src/watchword/locale/*/LC_MESSAGES/django.po`` without a translation, drops what nobody says any
more, and compiles the catalogues. A test fails until every message is translated. ``--check`` only
tells what is missing.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import io
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "watchword"
LOCALE = SOURCE / "locale"
WIDTH = 100
# Lines of the header that say nothing, or something else each day.
OF_NOBODY = tuple(
    f'"{name}'.encode()
    for name in (
        *("POT-Creation-Date", "PO-Revision-Date", "Generated-By", "Project-Id-Version"),
        *("Report-Msgid-Bugs-To", "Last-Translator", "Language-Team"),
    )
)
NO_DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
# A call in what Django makes of a template: texts as Python writes them, a number at the end.
TEXT = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(?:_|n?p?gettext)\((?:{TEXT}\s*,\s*)*{TEXT}(?:\s*,\s*count)?\)")
# What marks a message, with how many texts it has, and whether a context stands before them.
MARKS = {
    "_": (1, False),
    "gettext": (1, False),
    "gettext_lazy": (1, False),
    "ngettext": (2, False),
    "ngettext_lazy": (2, False),
    "pgettext": (1, True),
    "pgettext_lazy": (1, True),
    "npgettext": (2, True),
    "npgettext_lazy": (2, True),
}


def collected() -> Catalog:
    """Return every message of the source, with the files that say it."""
    catalog = Catalog(fuzzy=False, charset="utf-8")
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt", ".xml"} or "static" in path.parts:
            continue
        place = path.relative_to(ROOT).as_posix()
        for message, context in _messages(path):
            catalog.add(message, locations=[(place, 0)], context=context)
    return catalog


def catalogues() -> list[Path]:
    """Return the catalogues, one for each language but English, in which the source is written."""
    return sorted(LOCALE.glob("*/LC_MESSAGES/django.po"))


def brought_up(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue at ``path`` with the messages of ``template`` and no others."""
    old = read(path)
    old.update(template, no_fuzzy_matching=True, update_header_comment=False)
    old.obsolete.clear()
    return old


def read(path: Path) -> Catalog:
    """Return the catalogue at ``path``."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name)


def as_po(catalog: Catalog) -> bytes:
    """Return ``catalog`` as a text that changes only where a message does."""
    buffer = io.BytesIO()
    write_po(
        buffer,
        catalog,
        width=WIDTH,
        omit_header=False,
        sort_output=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(OF_NOBODY))


def as_mo(catalog: Catalog) -> bytes:
    """Return ``catalog`` as gettext reads it, the same on every day."""
    catalog.creation_date = catalog.revision_date = NO_DAY
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def _messages(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text(encoding="utf-8")
    code = text if path.suffix == ".py" else _as_python(text, path)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and _name(node.func) in MARKS:
            count, in_context = MARKS[_name(node.func)]
            texts = [
                found.value
                for found in node.args[: count + in_context]
                if isinstance(found, ast.Constant) and isinstance(found.value, str)
            ]
            if len(texts) == count + in_context:  # else it is given what was marked elsewhere
                context = texts.pop(0) if in_context else None
                yield texts[0] if count == 1 else tuple(texts), context


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""


def _as_python(text: str, path: Path) -> str:
    """Return the calls of gettext that a template makes, a line for each."""
    # Needs no settings, but Django's translation package wants them to be named.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "watchword.settings")
    from django.utils.translation.template import templatize  # noqa: PLC0415 - after the line above

    return "\n".join(match.group() for match in CALL.finditer(templatize(text, origin=path.name)))


def missing(catalog: Catalog) -> list[str]:
    """Return the messages of ``catalog`` that have no translation, or an uncertain one."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def _strings(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


def main() -> int:
    """Bring every catalogue up to the source; say what is left to translate."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing")
    checking: bool = parser.parse_args().check
    template = collected()
    left = 0
    for path in catalogues():
        catalog = brought_up(path, template)
        if not checking:
            path.write_bytes(as_po(catalog))
            path.with_suffix(".mo").write_bytes(as_mo(catalog))
        untranslated = missing(catalog)
        left += len(untranslated)
        for message in untranslated:
            sys.stdout.write(f"{path.relative_to(ROOT)}: {message}\n")
        sys.stdout.write(f"{path.relative_to(ROOT)}: {len(catalog)} messages\n")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
