"""The protocol, the states and the encodings stand in the documentation as in the code."""

from __future__ import annotations

import inspect
import json
import re

from tests.docs.pages import ROOT, blocks, page, rows, section
from watchword.ledger.encoding import decode, encode
from watchword.pins import sealing
from watchword.verification import states
from watchword.verification.flows import submit_secret

PAGE = page("reference/verification.md")
NUMBERED = re.compile(r"^(\d)\. (.+(?:\n   .+)*)", re.MULTILINE)


def steps(text: str) -> dict[str, str]:
    """Return the numbered list that ``text`` begins with, each step in one line."""
    return {number: " ".join(step.split()) for number, step in NUMBERED.findall(text)}


def test_the_steps_are_those_that_the_code_opens_with() -> None:
    said = steps(section(PAGE, "The protocol"))
    assert said == steps(inspect.getdoc(submit_secret) or "")
    assert list(said) == ["1", "2", "3", "4", "5"]


def test_the_steps_stand_in_the_body_in_their_order() -> None:
    names = [
        f"{number}. {step.split(':')[0].split(',')[0]}" for number, step in steps(PAGE).items()
    ]
    assert re.findall(r"# (\d\. \w+)", inspect.getsource(submit_secret)) == names


def test_the_diagram_is_that_of_the_code() -> None:
    diagram = re.search(r"```mermaid\n(.*?)```", states.__doc__ or "", re.DOTALL)
    assert diagram
    assert blocks(section(PAGE, "States"), "text") == [diagram[1]]


def test_the_diagram_and_the_table_say_what_the_transitions_do() -> None:
    real = {(start.value, end.value) for start, ends in states.TRANSITIONS.items() for end in ends}
    drawn = set(re.findall(r"^ +(\w+) --> (\w+)$", states.__doc__ or "", re.MULTILINE))
    table = rows(section(PAGE, "States"))
    said = {
        (cells[0].strip("`"), end) for cells in table for end in re.findall(r"`(\w+)`", cells[1])
    }
    assert drawn == said == real


def test_the_profiles_are_those_of_the_code() -> None:
    table = rows(section(PAGE, "How a PIN is stored"))
    said = {
        cells[0].strip("`"): (int(re.sub(r"\D", "", cells[1])), int(cells[2])) for cells in table
    }
    assert said == {name: (it.memory, it.passes) for name, it in sealing.PROFILES.items()}


def test_the_sealed_example_is_the_first_vector() -> None:
    vectors = json.loads((ROOT / "tests/vectors/sealing.json").read_text(encoding="utf-8"))
    assert blocks(section(PAGE, "How a PIN is stored"), "text") == [
        vectors["valid"][0]["text"] + "\n"
    ]


def test_the_ledger_example_is_in_the_canonical_form() -> None:
    (example,) = blocks(section(PAGE, "Ledger entries"), "json")
    data = example.strip().encode()
    leaf = decode(data)
    assert encode(leaf) == data
    keys = " ".join(cells[0] for cells in rows(section(PAGE, "Ledger entries")))
    assert all(key in keys or key.startswith("fact_") for key in leaf)
