"""``/help/search/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.pages import read, said

if TYPE_CHECKING:
    from django.test import Client

    from tests.web.pages import Page

ADDRESS = "/help/search/"


def found(page: Page) -> list[str]:
    return [said(title) for title in page.all("h2") if list(title.iter("a"))]


def test_it_shows_what_was_found_with_the_words_in_their_sentence(client: Client) -> None:
    page = read(client.get(ADDRESS, {"q": "locked pin"}))
    assert found(page)[0] == "Your PIN is locked"
    assert page.link("Your PIN is locked") == "/help/locked-pin/"
    assert {said(mark).casefold() for mark in page.all("mark")} >= {"locked", "pin"}
    assert page.field("id_q_main").get("value") == "locked pin"


def test_spanish_is_searched_without_accents(client: Client) -> None:
    page = read(
        client.get(ADDRESS, {"q": "CONTRASENA olvidada"}, headers={"accept-language": "es"})
    )
    assert found(page)[0] == "Ha olvidado su contraseña"


def test_where_nothing_is_found_it_says_so_and_what_to_do(client: Client) -> None:
    page = read(client.get(ADDRESS, {"q": "zebra"}))
    assert found(page) == []
    assert "No article has “zebra”" in page.text
    assert page.link("All articles") == "/help/"
    assert page.link("How to reach support") == "/help/contact/"


def test_where_no_article_has_all_words_it_says_so(client: Client) -> None:
    page = read(client.get(ADDRESS, {"q": "zebra locked"}))
    assert "No article has all of “zebra locked”. These have some of it." in page.messages()
    assert found(page)


@pytest.mark.parametrize("query", ["", "   ", "\x00", "a\u202eb", "?!"])
def test_without_words_there_is_the_box_alone(client: Client, query: str) -> None:
    assert found(read(client.get(ADDRESS, {"q": query}))) == []


@pytest.mark.parametrize(
    "query", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "(a+)+$", "x" * 5000]
)
def test_what_was_typed_is_text(client: Client, query: str) -> None:
    page = read(client.get(ADDRESS, {"q": query}))
    assert page.field("id_q_main").get("value") == " ".join(query[:100].split())
    assert page.all("img") == []
