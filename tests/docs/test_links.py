"""Every relative link and every file that a page names exists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import ROOT, codes, headings, pages

if TYPE_CHECKING:
    from pathlib import Path

LINK = re.compile(r"\]\(([^)\s]+)\)")
FOLDERS = ("src/", "tests/", "docs/", "scripts/", "bench/", "requirements/")
BUILT = "docs/_build/html"  # there after `make docs`
CODE = ROOT / "src" / "watchword"


def anchors(path: Path) -> set[str]:
    """Return the anchors of the headings of a page, as web pages of repositories make them."""
    found = headings(path.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def test_there_are_pages() -> None:
    assert len(pages()) > 20


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


@pytest.mark.parametrize("path", pages(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_a_page_names_exists(path: Path) -> None:
    for code in codes(path.read_text(encoding="utf-8")):
        name, _, test = code.split(" ")[0].partition("::")
        if name.startswith(FOLDERS) and name != BUILT and not set("*<{…") & set(name):
            assert (ROOT / name).exists(), code
            if test:
                assert f"def {test}(" in (ROOT / name).read_text(encoding="utf-8"), code
        if re.fullmatch(r"[a-z_]+/[a-z_/]+\.py", name) and not name.startswith(FOLDERS):
            assert (CODE / name).exists(), code
