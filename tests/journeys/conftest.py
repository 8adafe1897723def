"""Browsers in which nothing goes unseen, and the people who use them.

The test process asks the server through browsers and HTTP alone, never the database: Playwright's
synchronous calls keep an event loop running, in which Django refuses to ask it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Playwright, ViewportSize, expect, sync_playwright

from tests.journeys import chromium, stored
from tests.journeys.looking import Look
from tests.journeys.people import People
from tests.journeys.pins import TypedPins
from tests.journeys.watch import Watch
from tests.support import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    from tests.journeys.people import Who
    from tests.support.served import Served

    NewContext = Callable[..., BrowserContext]
    Browse = Callable[..., Page]

SIZES = {
    "1280x800": ViewportSize(width=1280, height=800),
    "390x844": ViewportSize(width=390, height=844),
}
# Long enough for a machine that has other things to do.
PATIENCE_MS = 20_000


# In a run over both databases each journey is walked once on each: at one size here, at the other there.
SIZE_ON = {"sqlite": "1280x800", "postgresql": "390x844"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the other size of a journey to the other database, where the run covers both."""
    if not environment.is_worker():
        return
    here = SIZE_ON[environment.chosen()]
    elsewhere = pytest.mark.skip(reason="this size is walked on the other database")
    for item in items:
        size = item.callspec.params.get("size") if hasattr(item, "callspec") else None
        if size in SIZES and size != here:
            item.add_marker(elsewhere)


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """Playwright, for the journeys alone: it ends before a test that asks the database."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all journeys."""
    path = chromium.found()
    if path is None:
        pytest.fail(chromium.MISSING, pytrace=False)
    with playwright.chromium.launch(**chromium.launch_arguments(path)) as started:
        yield started


@pytest.fixture(scope="package")
def browser_context_args(demo_server: Served) -> dict[str, Any]:
    """What every context is made with."""
    return {"base_url": demo_server.url, "reduced_motion": "reduce"}


@pytest.fixture(scope="package")
def typed(demo_server: Served) -> Iterator[TypedPins]:
    """PINs to type; the server must have kept none of them in clear when the journeys end."""
    pins = TypedPins()
    yield pins
    assert stored.holding(demo_server, pins.drawn) == []


@pytest.fixture(scope="package")
def people(playwright: Playwright, demo_server: Served) -> People:
    """The people of the demo."""
    return People(playwright, demo_server)


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    """The size of the window, as its name."""
    return str(request.param)


@pytest.fixture
def look(size: str) -> Look:
    """Look at a page in the state that it is in."""
    return Look(size)


@pytest.fixture
def new_context(new_context: NewContext, typed: TypedPins, tmp_path: Path) -> Iterator[NewContext]:
    """Make contexts that are watched, each until the end of the test."""
    watches: list[Watch] = []

    def make(**options: Any) -> BrowserContext:
        watch = Watch.begin(new_context, tmp_path / f"{len(watches)}.har", **options)
        watch.context.set_default_timeout(PATIENCE_MS)
        watches.append(watch)
        return watch.context

    yield make
    for watch in watches:
        watch.end(typed.drawn)


@pytest.fixture
def browse(new_context: NewContext, people: People, size: str) -> Browse:
    """Open a browser window: ``browse()`` for anybody, ``browse("agent")`` for one signed in."""

    def open_window(who: Who | None = None, **options: Any) -> Page:
        state = people.session(who) if who else None
        return new_context(viewport=SIZES[size], storage_state=state, **options).new_page()

    return open_window
