"""The articles of the package: all are sound, in both languages, and name what is really there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib
import pytest
from django.conf import settings
from django.urls import resolve
from django.utils import translation

from tests.helpcentre.names import names_on, pages_at
from watchword.helpcentre.figures import FOLDER, figures
from watchword.helpcentre.markdown import NAME
from watchword.helpcentre.rendering import rendered
from watchword.helpcentre.shelf import PACKAGED, shelf

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.helpcentre.article import Article

FILES = sorted(f"{path.parent.name}/{path.stem}" for path in PACKAGED.glob("*/*.md"))
LANGUAGES = [language for language, _name in settings.LANGUAGES]
each_article = pytest.mark.parametrize("file", FILES)


def article(file: str) -> Article:
    language, slug = file.split("/")
    return shelf().articles[language, slug]


def shape(one: Article) -> list[str]:
    """Return what an article has in common with itself in another language."""
    return re.findall(
        r"^#+ |\{#[a-z-]+\}|^\d+\.|\(figure:[a-z-]+|\]\([^)f][^)]*\)", one.body, re.MULTILINE
    )


def test_none_is_left_out() -> None:
    assert shelf().faults == ()
    assert len(FILES) == len(shelf().articles)


def test_each_is_there_in_every_language() -> None:
    slugs = {file.split("/")[1] for file in FILES}
    assert {f"{language}/{slug}" for language in LANGUAGES for slug in slugs} == set(FILES)


@each_article
def test_it_says_the_same_in_every_language(file: str) -> None:
    one = article(file)
    english = shelf().articles["en", one.slug]
    assert (one.updated, one.order, one.related) == (
        english.updated,
        english.order,
        english.related,
    )
    assert shape(one) == shape(english)
    assert sorted(NAME.findall(one.body)) == sorted(NAME.findall(english.body))


@each_article
def test_its_links_lead_somewhere(file: str) -> None:
    one = article(file)
    tree = html5lib.parseFragment(rendered(one).html, namespaceHTMLElements=False)
    for link in tree.iter("a"):
        parts = urlsplit(link.get("href"))
        assert not parts.netloc
        if parts.path:
            found = resolve(parts.path)
            slug = found.kwargs.get("slug")
            assert slug is None or shelf().find(slug, one.language), parts.path
        else:
            assert any(element.get("id") == parts.fragment for element in tree.iter())
    for slug in one.related:
        assert shelf().find(slug, one.language), slug


@each_article
def test_its_figures_can_be_seen_and_not_seen(file: str) -> None:
    tree = html5lib.parseFragment(rendered(article(file)).html, namespaceHTMLElements=False)
    for image in tree.iter("img"):
        assert len(image.get("alt") or "") > 20
        assert image.get("src", "").startswith("/static/helpcentre/figures/")


def test_each_figure_is_used_and_light() -> None:
    bodies = "".join(one.body for one in shelf().articles.values())
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(figures())
    for name in figures():
        assert f"(figure:{name} " in bodies
        assert (FOLDER / f"{name}.webp").stat().st_size < 60_000


@each_article
def test_each_name_in_it_stands_on_a_page_that_it_speaks_of(file: str, cast: Cast) -> None:
    one = article(file)
    found: set[str] = set()
    for address in one.pages:
        for page in pages_at(cast, address, one.language):
            found |= names_on(page)
    with translation.override(one.language):
        wanted = {translation.gettext(name) for name in NAME.findall(one.body)}
    assert wanted - found == set()
