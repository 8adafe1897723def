"""What is asked of every page: strict HTML, nothing inline, landmarks, one heading of the first level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import html5lib

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from django.http import HttpResponse
    from django.test.client import _MonkeyPatchedWSGIResponse as Response


@dataclass(frozen=True)
class Page:
    """A page that was parsed and found sound."""

    tree: Element

    @property
    def text(self) -> str:
        """Everything that the page says, in one line."""
        return said(self.tree)

    @property
    def title(self) -> str:
        """The first heading."""
        return said(self.all("h1")[0])

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Return the elements with this tag and these attributes (``aria_current`` for aria-current)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.tree.iter(tag)
            if all(element.get(name) == value for name, value in wanted.items())
        ]

    def link(self, words: str) -> str:
        """Return where the one link that says ``words`` leads."""
        (found,) = (link for link in self.all("a") if said(link) == words)
        return found.get("href") or ""

    def field(self, id_: str) -> Element:
        """Return the one element with this id."""
        (found,) = (element for element in self.tree.iter() if element.get("id") == id_)
        return found

    def messages(self) -> list[str]:
        """Return what status messages say."""
        return [said(element) for element in self.tree.iter() if element.get("role") == "status"]

    def problems(self) -> list[str]:
        """Return what the error summary lists."""
        return [said(link) for box in self.all("div", role="alert") for link in box.iter("a")]


def said(element: Element) -> str:
    """Return the text inside ``element``, spaces made single."""
    return " ".join("".join(element.itertext()).split())


def read(response: HttpResponse | Response, status: int = 200) -> Page:
    """Return the page of ``response``, which must have ``status`` and be sound."""
    assert response.status_code == status
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page = Page(parser.parse(response.content.decode()))
    assert list(_faults(page)) == []
    return page


def _faults(page: Page) -> Iterator[str]:
    for element in page.tree.iter():
        names = [name for name in element.attrib if name == "style" or name.startswith("on")]
        yield from (f"{element.tag} has {name}" for name in names)
    yield from (
        "a script stands in the page" for script in page.all("script") if not script.get("src")
    )
    yield from ("a style stands in the page" for _style in page.all("style"))
    if len(page.all("h1")) != 1:
        yield "there is not one h1"
    if len(page.all("main")) != 1:
        yield "there is not one main"
    if not page.all("html")[0].get("lang"):
        yield "the language is not said"
    ids = [element.get("id") for element in page.tree.iter() if element.get("id")]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
