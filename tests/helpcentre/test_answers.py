"""``/desk/articles/``: what readers answered, for supervisors."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from tests.support.cast import signed_in
from tests.web.pages import read, said
from watchword.helpcentre.models import Tally
from watchword.helpcentre.shelf import shelf

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from tests.web.pages import Page

ADDRESS = "/desk/articles/"


def row(page: Page, title: str, language: str = "en") -> list[str]:
    found = next(r for r in page.all("tr") if said(r).startswith(f"{title} {language} "))
    return [said(cell) for cell in found.iter("td")]


def test_it_shows_the_counts_of_this_edition_and_of_those_before(cast: Cast) -> None:
    article = shelf().articles["en", "security-pin"]
    edition = {"slug": article.slug, "language": "en"}
    Tally.objects.create(**edition, updated=article.updated, yes=6, no=3)
    Tally.objects.create(**edition, updated=dt.date(2020, 1, 1), yes=1, no=20)
    Tally.objects.create(slug=article.slug, language="es", updated=article.updated, no=1)
    page = read(signed_in(cast.sue).get(ADDRESS))
    assert row(page, article.title) == ["6", "3", "67 %", "24 Nov 2026", "1 Yes, 20 No"]
    assert row(page, article.title, "es")[:3] == ["0", "1", "0 %"]
    assert row(page, "Your PIN is locked") == ["0", "0", "no answers yet", "24 Nov 2026", "–"]


def test_supervisors_find_it_and_nobody_else_does(cast: Cast) -> None:
    desk = read(signed_in(cast.sue).get("/desk/"))
    assert desk.link("Articles") == ADDRESS
    for person in (cast.ann, cast.aud, cast.alice):
        assert signed_in(person).get(ADDRESS).status_code == 404
    agent = read(signed_in(cast.ann).get("/desk/"))
    assert all(said(link) != "Articles" for link in agent.all("a"))


def test_articles_are_called_as_the_reader_knows_them(cast: Cast) -> None:
    page = read(signed_in(cast.sue).get(ADDRESS, headers={"accept-language": "es"}))
    assert row(page, "Su PIN está bloqueado", "en")
    assert row(page, "Su PIN está bloqueado", "es")
    assert "Your PIN is locked" not in page.text
