"""Takes a part of a page as a WebP, with a frame around what it is about."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page, ViewportSize

WINDOW: ViewportSize = {"width": 1040, "height": 1400}
# In an article a figure is shown at most 620 wide: from this width its words can still be read.
WIDTH = 760
# More points than CSS pixels: figures are looked at on sharp screens. Two would weigh twice as much.
SCALE = 1.25
QUALITY = 0.35
FRAME = """
(element) => {
  element.style.outline = "3px solid #c2410c";
  element.style.outlineOffset = "5px";
  element.style.borderRadius = "6px";
}
"""
# Chromium writes WebP itself.
TO_WEBP = """
async ([png, quality]) => {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality).split(",")[1];
}
"""


@dataclass(frozen=True)
class Around:
    """How many pixels show above and below; and whether the end of the window does, or its beginning."""

    above: int
    below: int
    at_the_end: bool = False


@dataclass(frozen=True)
class Picture:
    """A WebP, and its size in CSS pixels."""

    webp: bytes
    width: int
    height: int


def take(target: Locator, around: Around, darkroom: Page) -> Picture:
    """Frame ``target`` and take what stands around it.

    ``darkroom`` is an empty page, in which the picture is made into a WebP.
    """
    page = target.page
    target.evaluate(FRAME)
    page.evaluate("document.activeElement.blur()")
    clip = _clip(target, around)
    png = page.screenshot(clip=clip)
    data = darkroom.evaluate(TO_WEBP, [base64.b64encode(png).decode(), QUALITY])
    return Picture(base64.b64decode(data), round(clip["width"]), round(clip["height"]))


def _clip(target: Locator, around: Around) -> FloatRect:
    box = target.bounding_box()
    assert box, "what is to be framed does not show"
    top = max(0, round(box["y"]) - around.above)
    bottom = round(box["y"] + box["height"]) + around.below
    left = WINDOW["width"] - WIDTH if around.at_the_end else 0
    return {"x": left, "y": top, "width": WIDTH, "height": bottom - top}
