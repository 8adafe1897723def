"""What can be seen of an element: its colour, its place, whether it shows at all, where the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator

# A canvas turns a colour of any notation into red, green and blue.
COLOUR = """
(element) => {
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.fillStyle = getComputedStyle(element).backgroundColor;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
}
"""


def is_green(element: Locator) -> bool:
    """Tell whether the background of ``element`` is opaque and clearly green."""
    red, green, blue, alpha = element.evaluate(COLOUR)
    return bool(alpha == 255 and green > 1.3 * red and green > 1.3 * blue)


def opacity(element: Locator) -> float:
    """Return how opaque ``element`` is, from 0 to 1."""
    return float(element.evaluate("(element) => getComputedStyle(element).opacity"))


def left_of(element: Locator, other: Locator) -> bool:
    """Tell whether ``element`` ends before ``other`` begins, and does not begin below it."""
    a, b = element.bounding_box(), other.bounding_box()
    assert a
    assert b
    return a["x"] + a["width"] <= b["x"]


def distance_from_top(element: Locator) -> float:
    """Return how far ``element`` begins below the top of its page, however far that is scrolled."""
    return float(element.evaluate("(element) => element.getBoundingClientRect().top + scrollY"))
