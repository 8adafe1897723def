"""``WATCHWORD_HELP_DIR``: the provider's own articles, added to ours or in their place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.web.pages import read
from watchword.helpcentre.shelf import examined, shelf

if TYPE_CHECKING:
    from pathlib import Path

    from django.test import Client
    from pytest_django import Settings

    from tests.cli.commands import Commands
    from watchword.keys.file_ring import FileKeyRing

HEAD = "---\ntitle: {title}\nsummary: S\ncategory: Billing\nupdated: 2026-01-02\n---\n\n"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    (tmp_path / "en").mkdir()
    settings.WATCHWORD = replace(settings.WATCHWORD, help_dir=str(tmp_path))
    return tmp_path


def put(folder: Path, name: str, title: str, body: str = "Text.\n") -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(HEAD.format(title=title) + body, encoding="utf-8")


def test_an_article_is_added_and_found(folder: Path, client: Client) -> None:
    put(folder, "en/your-bill.md", "Your bill", "Call {{ support_phone }} about the *surcharge*.\n")
    assert read(client.get("/help/")).link("Your bill") == "/help/your-bill/"
    assert read(client.get("/help/your-bill/")).title == "Your bill"
    assert "surcharge" in read(client.get("/help/search/", {"q": "surcharge"})).text


def test_an_article_of_ours_is_replaced(folder: Path, client: Client) -> None:
    put(folder, "en/locked-pin.md", "Our own words on locks")
    assert read(client.get("/help/locked-pin/")).title == "Our own words on locks"


def test_a_change_counts_at_once(folder: Path, client: Client) -> None:
    put(folder, "en/your-bill.md", "Your bill")
    assert read(client.get("/help/your-bill/")).title == "Your bill"
    put(folder, "en/your-bill.md", "Your bill, explained")
    assert read(client.get("/help/your-bill/")).title == "Your bill, explained"
    (folder / "en/your-bill.md").unlink()
    assert client.get("/help/your-bill/").status_code == 404


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("en/bill.md", b"no head", "en/bill.md: it does not begin"),
        ("en/bill.md", b"\xff\xfe", "en/bill.md: it cannot be read as text in UTF-8"),
        ("en/search.md", b"---\n---\n", "en/search.md: its name must be"),
        ("fr/bill.md", b"---\n---\n", "fr/bill.md: there are no pages in the language 'fr'"),
        (
            "en/bill.md",
            HEAD.encode() + b"{{ secret_key }}",
            "en/bill.md: {{ secret_key }} in it stands for nothing",
        ),
        (
            "en/bill.md",
            HEAD.encode() + b"![x](figure:no-such)",
            "en/bill.md: there is no figure 'no-such'",
        ),
        ("en/locked-pin.md", b"", "en/locked-pin.md: it does not begin"),
    ],
)
def test_a_broken_file_is_named_and_the_site_stands(
    folder: Path, client: Client, name: str, text: bytes, said: str
) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text)
    (fault,) = shelf().faults
    assert fault.startswith(said)
    assert read(client.get("/help/")).title == "Help centre"
    # Where a file of the provider cannot be shown, the one of the package still is.
    assert read(client.get("/help/locked-pin/")).title == "Your PIN is locked"


def test_a_folder_that_is_not_there_is_named(client: Client, settings: Settings) -> None:
    settings.WATCHWORD = replace(settings.WATCHWORD, help_dir="/no/such/folder")
    assert shelf().faults == ("/no/such/folder is no folder that can be read",)
    assert read(client.get("/help/")).title == "Help centre"


@pytest.mark.django_db
def test_the_check_names_a_broken_file(
    folder: Path, watchword: Commands, ring: FileKeyRing
) -> None:
    (folder / "en/bill.md").write_text("no head", encoding="utf-8")
    done = watchword("check")
    assert done.returncode == 1
    assert done.stderr == ""
    assert "help_article: A help article is left out, en/bill.md: it does not begin" in done.stdout
    assert examined().faults
