"""Every message of pages and mails is in every language, whole, and what is compiled is what is written."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.mofile import read_mo

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

SCRIPT = Path(__file__).parents[2] / "scripts" / "messages.py"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^>]*>")
CLOSING = (".", "?", ":", "…")
# The product's words, each with what it is called in Spanish.
GLOSSARY = {
    r"Security PIN": r"PIN de seguridad",
    r"support codes?\b": r"códigos? de asistencia",
    r"recovery codes?\b": r"códigos? de recuperación",
    r"passkeys?\b": r"claves? de acceso",
    r"contacts? of record": r"contactos? registrados?",
    r"phone support": r"asistencia telefónica",
    r"second factors?\b": r"segundos? factor",
}


def script() -> Any:  # noqa: ANN401 - a module
    """Return the script that collects the messages."""
    name = "watchword_messages"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, SCRIPT)
        assert spec
        assert spec.loader
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="module")
def path() -> Path:
    """Return the Spanish catalogue, the one that there is."""
    (found,) = script().catalogues()
    assert isinstance(found, Path)
    return found


def strings(message: Message) -> list[tuple[str, str]]:
    """Return the pairs of English and translation, one for each form."""
    english = [message.id] if isinstance(message.id, str) else message.id
    other = [message.string] if isinstance(message.string, str) else message.string
    return list(zip(english, other or (), strict=True))


def messages(path: Path) -> Iterator[tuple[Message, list[tuple[str, str]]]]:
    """Yield each message with its pairs."""
    for message in script().read(path):
        if message.id:
            yield message, strings(message)


def pairs(path: Path) -> list[tuple[str, str]]:
    return [pair for _message, found in messages(path) for pair in found]


def test_nothing_that_is_said_is_missing_and_nothing_is_left_over(path: Path) -> None:
    said_now = {(message.id, message.context) for message in script().collected() if message.id}
    written = {(message.id, message.context) for message, _pairs in messages(path)}
    assert said_now == written


def test_every_message_is_translated_for_certain(path: Path) -> None:
    assert script().missing(script().read(path)) == []


def test_what_is_compiled_is_what_is_written(path: Path) -> None:
    with path.with_suffix(".mo").open("rb") as file:
        compiled = read_mo(file)
    found = [pair for message in compiled if message.id for pair in strings(message)]
    assert sorted(found) == sorted(pairs(path))


def test_the_catalogue_is_written_as_the_script_writes_it(path: Path) -> None:
    assert path.read_bytes() == script().as_po(script().read(path))


@pytest.mark.parametrize("what", [PLACEHOLDER, TAG])
def test_placeholders_and_tags_are_the_same(path: Path, what: re.Pattern[str]) -> None:
    wrong = [
        english
        for english, other in pairs(path)
        if sorted(what.findall(english)) != sorted(what.findall(other))
    ]
    assert wrong == []


def test_sentences_end_as_sentences_and_nothing_hangs_over(path: Path) -> None:
    wrong = []
    for english, other in pairs(path):
        end = english[-1] if english.endswith(CLOSING) else ""
        if not other.rstrip("»”").endswith(end) or other != other.strip():
            wrong.append(english)
    assert wrong == []


def test_the_words_of_the_product_are_the_same_everywhere(path: Path) -> None:
    wrong = [
        (english, other)
        for english, other in pairs(path)
        for word, spanish in GLOSSARY.items()
        if re.search(word, english, re.IGNORECASE) and not re.search(spanish, other, re.IGNORECASE)
    ]
    assert wrong == []


def test_nobody_is_shouted_at_or_begged(path: Path) -> None:
    wrong = re.compile(r"[!¡]|por favor|\bplease\b|successfully|éxito", re.IGNORECASE)
    allowed = "“"  # what an agent says to a person
    found = [
        english
        for english, other in pairs(path)
        if wrong.search(english + other) and not english.startswith(allowed)
    ]
    assert found == []
