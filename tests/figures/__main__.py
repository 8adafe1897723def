"""Serve a demo, take every figure, and write them with their sizes."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.figures.camera import SCALE, WINDOW, take
from tests.figures.shots import SHOTS
from tests.journeys import chromium
from tests.journeys.people import People
from tests.support import environment
from tests.support.served import installation, serving
from watchword.helpcentre.figures import FOLDER, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser

    from tests.figures.shots import Shot


def main() -> None:
    """Take the figures named on the command line, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="figures; none given: all")
    names = parser.parse_args().names
    environment.prepare()
    path = chromium.found()
    if path is None:
        sys.exit(chromium.MISSING)
    shots = [shot for shot in SHOTS if not names or shot.name in names]
    with (
        installation("sqlite") as place,
        serving(place, demo=True) as served,
        sync_playwright() as playwright,
        playwright.chromium.launch(**chromium.launch_arguments(path)) as browser,
    ):
        develop(browser, served.url, People(playwright, served), shots)


def develop(browser: Browser, url: str, people: People, shots: Iterable[Shot]) -> None:
    """Take ``shots`` at ``url`` and write them; sizes of the others stay."""
    FOLDER.mkdir(exist_ok=True)
    sizes = json.loads(MANIFEST.read_text(encoding="utf-8")) if MANIFEST.exists() else {}
    darkroom = browser.new_page()
    for shot in shots:
        context = browser.new_context(
            base_url=url,
            viewport=WINDOW,
            device_scale_factor=SCALE,
            color_scheme="light",
            reduced_motion="reduce",
            storage_state=people.session(shot.who),
        )
        target = shot.go(context.new_page(), people[shot.who])
        picture = take(target, shot.around, darkroom)
        (FOLDER / f"{shot.name}.webp").write_bytes(picture.webp)
        sizes[shot.name] = {"width": picture.width, "height": picture.height}
        context.close()
    MANIFEST.write_text(json.dumps(sizes, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
