"""The reference is complete: what the code has stands in its page, and nothing else does."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

import watchword
from tests.docs import tables
from tests.docs.pages import ROOT, codes, first_codes, page, rows, section
from watchword.api import schemas
from watchword.api.problems import STATUS
from watchword.api.scopes import Scope
from watchword.core.errors import WatchwordError
from watchword.pins.rules import Rule
from watchword.verification.attempt import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ninja import Schema

SOURCES = sorted((ROOT / "src" / "watchword").rglob("*.py"))
HINT = "run: python -m tests.docs.tables"


def calls_of(name: str) -> Iterator[list[str]]:
    """Yield those arguments of every call of ``name`` in the source that are plain text."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and name == getattr(node.func, "id", ""):
                constants = (arg.value for arg in node.args if isinstance(arg, ast.Constant))
                yield [value for value in constants if isinstance(value, str)]


def errors() -> set[type[WatchwordError]]:
    """Return every error of the domain, of all modules."""
    for module in pkgutil.walk_packages(watchword.__path__, "watchword."):
        if not module.name.endswith(("__main__", "wsgi")):
            importlib.import_module(module.name)
    found, open_ = {WatchwordError}, [WatchwordError]
    while open_:
        below = open_.pop().__subclasses__()
        found |= set(below)
        open_ += below
    return {error for error in found if error.__module__.startswith("watchword.")}


def api_status(error: type[WatchwordError]) -> int:
    """Return the status with which the API answers ``error``."""
    return next((status for kind, (status, _) in STATUS.items() if issubclass(error, kind)), 400)


def test_every_setting_stands_in_its_page_as_the_code_has_it() -> None:
    rows_of_the_page = [
        line for line in page("reference/settings.md").splitlines() if "| `W" in line
    ]
    assert rows_of_the_page == list(tables.settings_rows()), HINT


def test_every_event_stands_in_its_page_as_the_code_has_it() -> None:
    text = page("reference/events.md").partition("\n## ")[0]
    assert [line for line in text.splitlines() if "| `" in line] == list(tables.events_rows()), HINT


def test_every_error_stands_in_its_page_with_the_status_that_the_api_answers() -> None:
    table = rows(section(page("reference/errors.md"), "Errors of the domain"))
    said = {cells[0].strip("`"): int(cells[3]) for cells in table}
    assert said == {error.code: api_status(error) for error in errors()}


def test_every_problem_with_a_value_stands_in_its_page() -> None:
    raised = {": ".join(arguments[:2]) for arguments in calls_of("InvalidError")}
    assert set(first_codes(section(page("reference/errors.md"), "Problems with a value"))) == raised


def test_every_code_of_the_api_alone_stands_in_its_page() -> None:
    # A code with its sentence; where the code comes from the error, the sentence stands alone.
    answered = {words[0] for words in calls_of("problem") if len(words) > 1}
    assert (
        set(first_codes(section(page("reference/errors.md"), "Codes of the API alone"))) == answered
    )


def test_every_reason_stands_in_its_page() -> None:
    said = first_codes(section(page("reference/errors.md"), "Why an attempt failed"))
    assert sorted(said) == sorted(Reason)


def test_every_finding_of_the_check_stands_in_its_page() -> None:
    found = {arguments[0] for arguments in calls_of("Finding") if arguments} | {"database", "keys"}
    assert (
        set(first_codes(section(page("reference/errors.md"), "Findings of `watchword check`")))
        == found
    )


def test_every_rule_stands_in_its_page_in_its_order() -> None:
    assert first_codes(section(page("reference/pin-policy.md"), "Rules")) == list(Rule)


def test_every_scope_of_a_key_stands_in_its_page() -> None:
    assert first_codes(section(page("reference/api.md"), "Keys")) == list(Scope)


@pytest.mark.parametrize(
    ("heading", "schema"),
    [
        ("`POST /api/v1/verifications`", schemas.VerificationIn),
        ("`POST /api/v1/verifications/ID/attempts`", schemas.AttemptIn),
        ("A verification", schemas.VerificationOut),
    ],
)
def test_every_field_of_the_api_stands_in_its_page(heading: str, schema: type[Schema]) -> None:
    said = first_codes(section(page("reference/api.md"), heading))
    assert sorted(said) == sorted(schema.model_fields)


def test_every_status_of_an_error_stands_in_the_page_of_the_api() -> None:
    said = {int(cells[0]) for cells in rows(section(page("reference/api.md"), "Errors"))}
    assert said == {401, 422, *(status for status, _title in STATUS.values())}


def test_a_setting_that_a_page_names_exists() -> None:
    known = {row.split("`")[1] for row in tables.settings_rows()}
    named = {
        code.split("=")[0]
        for path in ROOT.glob("docs/**/*.md")
        if "_build" not in path.parts
        for code in codes(path.read_text(encoding="utf-8"))
        if re.match(r"WATCHWORD_[A-Z]", code)
    }
    of_tests = {name for name in named if name.startswith("WATCHWORD_TEST_")}
    assert {name.removesuffix("_FILE") for name in named - of_tests} <= known
