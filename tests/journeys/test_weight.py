"""What a first visit loads, as it comes over the wire: under 150 kB."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.journeys.conftest import Browse

MOST = 150_000
FIGURE = ".webp"
PAGES = ["/", "/help/", "/help/security-pin/", "/help/contact/", "/login/"]


def weigh(page: Page, address: str) -> dict[str, int]:
    """Return the bytes of each file that ``address`` loads without scrolling, headers included."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    names: dict[str, str] = {}
    weights: dict[str, int] = {}

    def begun(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["response"]["url"]

    def ended(event: dict[str, Any]) -> None:
        weights[names[event["requestId"]]] = int(event["encodedDataLength"])

    session.on("Network.responseReceived", begun)
    session.on("Network.loadingFinished", ended)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return weights


@pytest.mark.parametrize("address", PAGES)
def test_a_first_visit_is_light(browse: Browse, address: str) -> None:
    weights = weigh(browse(), address)
    assert len(weights) > 5
    assert sum(weights.values()) < MOST, weights


def test_what_figures_an_article_loads_unseen_are_few(browse: Browse) -> None:
    weights = weigh(browse(), "/help/security-pin/")
    figures = {url: weight for url, weight in weights.items() if FIGURE in url}
    assert sum(weights.values()) - sum(figures.values()) < 100_000
    assert len(figures) < 5
