"""``/account/preferences/`` and ``/language/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.support.cast import signed_in
from tests.web.pages import read
from watchword.ledger.models import Entry
from watchword.notices.models import Notice
from watchword.people.models import User

if TYPE_CHECKING:
    from tests.support.cast import Cast

PAGE = "/account/preferences/"
SPANISH = {"language": "es", "time_zone": "America/Bogota"}


def kept(cast: Cast) -> tuple[str, str]:
    user = User.objects.get(pk=cast.alice.user.pk)
    return user.language, user.time_zone


def test_a_person_chooses_language_and_time_zone(cast: Cast) -> None:
    alice = signed_in(cast.alice)
    page = read(alice.post(PAGE, SPANISH, follow=True))
    assert kept(cast) == ("es", "America/Bogota")
    assert page.all("html")[0].get("lang") == "es"
    assert len(page.messages()) == 1
    assert Entry.objects.filter(event="preferences.changed").count() == 1


def test_nobody_is_told_of_it(cast: Cast) -> None:
    Notice.objects.all().delete()
    signed_in(cast.alice).post(PAGE, SPANISH)
    assert not Notice.objects.exists()


def test_it_says_what_is_in_force(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.user.pk).update(language="es", time_zone="Asia/Tokyo")
    page = read(signed_in(cast.alice).get(PAGE))
    values = {
        option.get("value") for option in page.all("option") if option.get("selected") is not None
    }
    assert values == {"es", "Asia/Tokyo"}


@pytest.mark.parametrize(
    "wrong",
    [{"language": "xx"}, {"language": ""}, {"time_zone": "Mars/Base"}, {"time_zone": ""}],
)
def test_what_is_unknown_is_refused(cast: Cast, wrong: dict[str, str]) -> None:
    page = read(signed_in(cast.alice).post(PAGE, SPANISH | wrong))
    assert len(page.problems()) == 1
    assert kept(cast) == ("", "")


def test_nobody_else_is_changed(cast: Cast) -> None:
    signed_in(cast.alice).post(PAGE, SPANISH)
    assert User.objects.exclude(pk=cast.alice.user.pk).filter(language="es").count() == 0


@pytest.mark.django_db
def test_the_switch_at_the_foot_turns_the_page(client: Client) -> None:
    page = read(client.get("/help/"))
    (button,) = page.all("button", name="language")
    assert (button.get("value"), button.get("lang"), button.text) == ("es", "es", "Español")
    answer = client.post("/language/", {"language": "es", "next": "/help/?q=pin"})
    assert answer.headers["Location"] == "/help/?q=pin"
    assert client.cookies["language"]["httponly"]
    assert read(client.get("/help/")).all("html")[0].get("lang") == "es"


def test_the_switch_is_kept_for_one_who_is_signed_in(cast: Cast) -> None:
    alice = signed_in(cast.alice)
    alice.post("/language/", {"language": "es", "next": "/portal/"})
    assert kept(cast) == ("es", "")
    assert read(Client().get("/")).all("html")[0].get("lang") == "en"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "///evil.example",
        "javascript:alert(1)",
        "http:evil.example",
        "\t//evil.example",
        "",
    ],
)
def test_it_leads_nowhere_else(client: Client, address: str) -> None:
    answer = client.post("/language/", {"language": "es", "next": address})
    assert answer.headers["Location"] == "/"


@pytest.mark.django_db
def test_an_unknown_language_changes_nothing(client: Client) -> None:
    answer = client.post("/language/", {"language": "xx", "next": "/help/"})
    assert answer.headers["Location"] == "/help/"
    assert "language" not in answer.cookies
