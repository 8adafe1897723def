"""``/help/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.pages import read

if TYPE_CHECKING:
    from django.test import Client


def test_it_lists_the_articles(client: Client) -> None:
    page = read(client.get("/help/"))
    assert page.title == "Help centre"
    assert page.link("How to create and update a Security PIN") == "/help/security-pin/"
