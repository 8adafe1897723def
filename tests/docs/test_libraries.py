"""The record of the libraries names each that the project asks for, in the version that is locked."""

from __future__ import annotations

import re
import tomllib

from tests.docs.pages import ROOT, page, rows

RECORD = rows(page("decisions/0011-libraries.md"))


def names(requirements: list[str]) -> set[str]:
    """Return the packages that a list of requirements names."""
    return {re.split(r"[\[<>=!~ ]", requirement)[0].lower() for requirement in requirements}


def test_every_library_that_is_asked_for_stands_in_the_record() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = names(project["dependencies"]) | names(project["optional-dependencies"]["dev"])
    assert {cells[0].strip().strip("`") for cells in RECORD} == asked


def test_the_versions_are_those_that_are_locked() -> None:
    text = (ROOT / "requirements/dev.txt").read_text(encoding="utf-8")
    # Some have a version for each Python: the record gives one of them.
    locked = set(re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)", text, re.MULTILINE))
    said = {(cells[0].strip().strip("`"), cells[1].strip()) for cells in RECORD}
    assert said <= locked
