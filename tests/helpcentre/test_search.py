"""Search: what is found, in which order, and what of it is shown."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.helpcentre.article import Article
from watchword.helpcentre.search import EXCERPT, excerpt, fold, search, terms_of


def article(slug: str, title: str, body: str, keywords: str = "") -> Article:
    return Article(
        slug=slug,
        language="en",
        title=title,
        short=title,
        summary="A summary.",
        category="C",
        updated=dt.date(2026, 11, 24),
        order=1,
        keywords=keywords,
        related=(),
        pages=(),
        body=body,
    )


SHELF = [
    article("calls", "Calls", "We ask for the PIN. The PIN is yours. A PIN has digits."),
    article("pin", "Set a PIN", "Choose it in the portal."),
    article("entrar", "Iniciar sesión", "Elija su contraseña en la página."),
    article("factors", "Passkeys", "Sign in with more.", keywords="2FA, authenticator"),
]


def found(query: str) -> list[str]:
    return [hit.article.slug for hit in search(query, SHELF)]


def test_a_word_in_the_title_comes_before_words_in_the_text() -> None:
    assert found("pin") == ["pin", "calls"]


@pytest.mark.parametrize("query", ["contraseña", "CONTRASENA", "contrasen\u0303a", "contraseñas"])
def test_accents_capitals_and_plurals_do_not_count(query: str) -> None:
    assert found(query) == ["entrar"]


def test_a_word_may_be_begun_but_not_cut_at_its_front() -> None:
    assert found("digi") == ["calls"]
    assert found("igits") == []


def test_keywords_find_what_the_text_does_not_say() -> None:
    assert found("2fa") == ["factors"]


def test_words_around_the_question_do_not_count() -> None:
    assert found("how do I set my PIN?") == ["pin"]
    assert terms_of("how do I") == ["how", "do", "i"]


def test_all_words_must_be_there_unless_no_article_has_all() -> None:
    assert found("pin portal") == ["pin"]
    hits = search("portal digits", SHELF)
    assert {hit.article.slug for hit in hits} == {"pin", "calls"}
    assert not any(hit.has_all for hit in hits)


def test_what_is_not_there_is_not_found() -> None:
    assert found("zebra") == []
    assert found("") == []
    assert found("?!") == []
    assert found("(.*)+$") == []


def test_the_excerpt_shows_the_word_in_its_sentence() -> None:
    (hit,) = search("contrasena", SHELF)
    assert [(piece.text, piece.hit) for piece in hit.excerpt] == [
        ("Elija su ", False),
        ("contraseña", True),
        (" en la página.", False),
    ]


@given(st.text(), st.text(max_size=120))
def test_an_excerpt_is_a_part_of_the_text_and_marks_what_was_sought(text: str, query: str) -> None:
    terms = terms_of(query)
    pieces = excerpt(text, terms)
    inside = [piece for piece in pieces if piece.text not in {"… ", " …"}]
    whole = "".join(piece.text for piece in inside)
    assert whole in text
    assert len(whole) <= EXCERPT
    for piece in inside:
        if piece.hit:
            assert any(fold(piece.text).text.startswith(term) for term in terms)


@given(st.text())
def test_a_folded_text_knows_where_each_character_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= at < len(text) for at in folded.origins)
    assert len(terms_of(text)) <= 8
