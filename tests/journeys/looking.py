"""A look at a page as a demanding reader has it: accessible in light and dark, and as wide as the screen."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from axe_playwright_python.base import AXE_SCRIPT, AxeResults

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A folder for a picture of each page in each state, for people to look at.
SHOTS = "WATCHWORD_TEST_SHOTS"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# In the dark the same elements have other colours: only what judges colours could find more.
OPTIONS: dict[str, dict[str, Any]] = {
    "light": {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
    },
    "dark": {
        "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
        "resultTypes": ["violations"],
    },
}
# A change of colour that is still on its way would be measured half-way.
SETTLE = "document.getAnimations().forEach((animation) => animation.finish())"
RUN = "(options) => axe.run(options)"
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@dataclass(frozen=True)
class Look:
    """Looks at pages of one size; ``size`` stands in the names of the pictures."""

    size: str

    def __call__(self, page: Page, name: str) -> None:
        """Fail where ``page`` is wider than its window, or axe finds something in light or dark."""
        page.wait_for_load_state()
        assert page.evaluate(OVERHANG) <= 0, f"{name} scrolls sideways at {self.size}"
        page.evaluate(AXE_SCRIPT)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLE)
            self._picture(page, f"{name}-{self.size}-{scheme}")
            results = AxeResults(page.evaluate(RUN, OPTIONS[scheme]))
            assert not results.violations_count, f"{name}, {scheme}: {results.generate_report()}"
        page.emulate_media(color_scheme="light")

    def _picture(self, page: Page, name: str) -> None:
        folder = os.environ.get(SHOTS)
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
