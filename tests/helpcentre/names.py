"""The names that pages really have, in the states in which articles speak of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.test import Client

from tests.support.cast import PASSWORD, signed_in
from tests.support.way_back import reset_token
from tests.web.pages import read, said
from watchword.pins.models import Pin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from tests.support.cast import Cast
    from tests.web.pages import Page

NAMED = ("a", "button", "summary", "label", "legend", "h1", "h2", "h3", "h4", "th")


def names_on(page: Page) -> set[str]:
    """Return what a screen reader can announce as the name of a link, a button, a box or a heading."""
    elements = [element for tag in NAMED for element in page.all(tag)]
    found = {said(element) for element in elements} | {_shown(element) for element in elements}
    labels = (element.get("aria-label") for element in page.tree.iter())
    return found | {label for label in labels if label}


def _shown(element: Element) -> str:
    """Return the words of ``element`` that are seen, without what is added for screen readers."""
    words = [element.text or ""]
    for child in element:
        if "visually-hidden" not in (child.get("class") or ""):
            words.append(_shown(child))
        words.append(child.tail or "")
    return " ".join(" ".join(words).split())


def pages_at(cast: Cast, address: str, language: str) -> Iterator[Page]:
    """Yield the page at ``address`` as alice has it, in each of its states."""
    client = signed_in(cast.alice)
    if address in {"/", "/login/", "/login/forgotten/", "/login/recovery/"}:
        client = Client()
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    show: Callable[[str], Page] = lambda path: read(client.get(path))  # noqa: E731 - once for all
    if address == "/portal/users/administrators/ID/":
        Pin.objects.filter(administrator=cast.alice).update(failures=5)
        for person in (cast.alice, cast.bob):
            yield show(address.replace("ID", person.public_id))
        return
    if address == "/login/reset/TOKEN/":
        address = address.replace("TOKEN", reset_token(cast.alice))
        client = Client(headers={"accept-language": language})
    yield show(address)
    if address == "/classic/security-information/":
        form = {"username": cast.alice.user.email, "password": PASSWORD}
        yield read(client.post("/classic/security-information/continue/", form, follow=True))
