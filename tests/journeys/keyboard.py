"""A person who uses the keyboard alone, and must always see where the focus is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

FARTHEST = 40
# The focused element, or one close around it, has an outline; it is on the screen, and nothing lies over it.
SEEN = """
() => {
  const element = document.activeElement;
  if (element === document.body) return "nothing has the focus";
  const outlined = (node) => {
    const style = getComputedStyle(node);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const around = [element, element.parentElement, element.parentElement.parentElement];
  const name = element.outerHTML.slice(0, 120);
  if (!around.some((node) => node && outlined(node))) return `no outline: ${name}`;
  if (getComputedStyle(element).opacity !== "1") return `see-through: ${name}`;
  const box = element.getClientRects()[0];
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
  const above = document.elementFromPoint(x, y);
  if (!above) return `off the screen: ${name}`;
  return element.contains(above) || above.contains(element) ? "" : `covered: ${name}`;
}
"""


@dataclass(frozen=True)
class Keyboard:
    """Presses keys in ``page``, never the mouse."""

    page: Page

    def press(self, *keys: str) -> None:
        """Press each of ``keys``."""
        # A key that comes before the page's scripts is nobody's.
        self.page.wait_for_load_state()
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type ``text`` where the focus is, which must show."""
        self.expect_focus_seen()
        self.page.keyboard.type(text)

    def go_to(self, target: Locator) -> None:
        """Press Tab until ``target`` has the focus; fail where the focus cannot be seen on the way."""
        expect(target).to_be_attached()
        for _ in range(FARTHEST):
            if self.is_at(target):
                self.expect_focus_seen()
                return
            self.press("Tab")
            if not self.is_at_the_browser():
                self.expect_focus_seen()
        raise AssertionError(f"Tab does not lead to {target}")

    def follow(self, target: Locator, key: str = "Enter") -> None:
        """Go to ``target`` and press ``key`` on it."""
        self.go_to(target)
        self.press(key)

    def is_at(self, target: Locator) -> bool:
        """Tell whether ``target`` has the focus."""
        return bool(target.evaluate("(element) => element === document.activeElement"))

    def is_at_the_browser(self) -> bool:
        """Tell whether the focus has left the page, as it does after its last element."""
        return bool(self.page.evaluate("document.activeElement === document.body"))

    def expect_focus_seen(self) -> None:
        """Fail where a person could not see what has the focus."""
        assert self.page.evaluate(SEEN) == ""
