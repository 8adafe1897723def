"""``/help/ARTICLE/``: what every article's page has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.web.pages import read, said
from watchword.helpcentre.shelf import shelf

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django import Settings

SPANISH = {"accept-language": "es"}
SLUGS = sorted({slug for _language, slug in shelf().articles})


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_sound_in_its_language(client: Client, slug: str, language: str) -> None:
    response = client.get(f"/help/{slug}/", headers={"accept-language": language})
    page = read(response)
    assert page.title == shelf().articles[language, slug].title
    (body,) = page.all("article")
    assert body.get("lang") == language
    assert "{{" not in page.text
    assert "[[" not in page.text


def test_it_says_when_it_was_updated_in_the_language_of_the_reader(client: Client) -> None:
    page = read(client.get("/help/security-pin/"))
    assert "Updated on 24 November 2026" in page.text
    (day,) = (time for time in page.all("time") if time.get("datetime") == "2026-11-24")
    assert said(day) == "24 November 2026"
    spanish = read(client.get("/help/security-pin/", headers=SPANISH))
    assert "24 de noviembre de 2026" in spanish.text


def test_a_long_one_has_a_list_of_contents_and_a_short_one_has_none(client: Client) -> None:
    page = read(client.get("/help/security-pin/"))
    (contents,) = page.all("nav", aria_labelledby="contents")
    anchors = [link.get("href", "")[1:] for link in contents.iter("a")]
    assert anchors == ["when", "portal", "classic", "good", "forgotten"]
    assert [said(page.field(anchor)) for anchor in anchors] == [
        said(link) for link in contents.iter("a")
    ]
    assert read(client.get("/help/support-codes/")).all("nav", aria_labelledby="contents") == []


def test_it_leads_to_related_articles(client: Client) -> None:
    page = read(client.get("/help/support-codes/"))
    (related,) = page.all("nav", aria_labelledby="related")
    assert [link.get("href") for link in related.iter("a")] == [
        "/help/security-pin/",
        "/help/is-it-really-support/",
        "/help/passkeys-and-second-factors/",
    ]


def test_one_that_is_not_there_in_a_language_is_shown_in_english(
    client: Client, tmp_path: Path, settings: Settings
) -> None:
    (tmp_path / "en").mkdir()
    head = "---\ntitle: Your bill\nsummary: S\ncategory: C\nupdated: 2026-01-02\n---\n"
    (tmp_path / "en/your-bill.md").write_text(f"{head}Text.\n", encoding="utf-8")
    settings.WATCHWORD = replace(settings.WATCHWORD, help_dir=str(tmp_path))
    page = read(client.get("/help/your-bill/", headers=SPANISH))
    assert page.all("html")[0].get("lang") == "es"
    (body,) = page.all("article")
    assert body.get("lang") == "en"
    assert [note.get("lang") for note in page.all("p", class_="note")] == ["es"]
    listed = read(client.get("/help/", headers=SPANISH))
    (entry,) = (item for item in listed.all("li") if "Your bill" in said(item))
    assert entry.get("lang") == "en"


@pytest.mark.parametrize("slug", ["no-such-article", "security_pin", "Security-PIN"])
def test_one_that_does_not_exist_is_not_found(client: Client, slug: str) -> None:
    assert read(client.get(f"/help/{slug}/"), 404).title == "This page does not exist"


def test_what_an_installation_is_called_stands_in_it(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(
        settings.WATCHWORD, provider_name="<b>Örtliche & Netze</b>", support_phone="+49 30 901820"
    )
    page = read(client.get("/help/is-it-really-support/"))
    assert "say that they are from <b>Örtliche & Netze</b>." in page.text
    assert "by calling +49 30 901820 or on this site" in page.text
    settings.WATCHWORD = replace(settings.WATCHWORD, support_phone="")
    page = read(client.get("/help/is-it-really-support/"))
    assert "by calling the number on your bill or on this site" in page.text
