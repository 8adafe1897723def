"""No page is left in English for one who reads Spanish: what was said at the start would be."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.support.cast import signed_in
from tests.universal.doors import RULES
from tests.universal.test_pages import PAGES
from tests.web.pages import read, said
from tests.web.test_translations import pairs, script

if TYPE_CHECKING:
    from tests.universal.world import World

# The API speaks English.
SPOKEN = [pattern for pattern in PAGES if not pattern.startswith("api")]


@cache
def english() -> frozenset[str]:
    """Return the messages of several words that are others in Spanish."""
    (path,) = script().catalogues()
    return frozenset(one for one, other in pairs(path) if one != other and " " in one)


@pytest.mark.parametrize("pattern", SPOKEN)
def test_a_page_is_in_spanish(world: World, pattern: str) -> None:
    for name in ("", *RULES[pattern].people):
        client = signed_in(getattr(world.cast, name)) if name else Client()
        client.cookies["language"] = "es"
        answer = client.get(world.address(pattern, name), follow=True)
        if answer.headers["Content-Type"].startswith("text/html"):
            page = read(answer, answer.status_code)
            assert page.all("html")[0].get("lang") == "es"
            shown = {said(element) for element in page.tree.iter()}
            spoken = {
                element.get(attribute) or ""
                for element in page.tree.iter()
                for attribute in ("title", "aria-label", "placeholder", "alt")
            }
            assert (shown | spoken) & english() == set()
