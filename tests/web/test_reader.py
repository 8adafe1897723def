"""In which language and time zone a page is read: the person's, the browser's, the installation's."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from django.db import OperationalError, connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext_lazy

from tests.support.cast import signed_in
from tests.web.pages import read
from watchword.ledger.models import Entry
from watchword.people.models import User
from watchword.web.reader import reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import RequestFactory
    from pytest_django.fixtures import Settings

    from tests.support.cast import Cast
    from watchword.web.reader import Handler

SPANISH = {"accept-language": "fr;q=0.9, es-MX, en;q=0.5"}


def language_of(client: Client, address: str = "/login/", **headers: str) -> str:
    answer = client.get(address, headers=headers)
    language = read(answer, answer.status_code).all("html")[0].get("lang")
    assert language == answer.headers["Content-Language"]
    return language


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("es", "es"),
        ("es-419,en;q=0.5", "es"),
        ("en;q=0.5,es;q=0.9", "es"),
        ("de,fr", "en"),
        ("*", "en"),
        ("", "en"),
        ("es;q=zz,\x01", "en"),
    ],
)
def test_the_browser_says_what_it_wants(client: Client, accepted: str, language: str) -> None:
    assert language_of(client, **{"accept-language": accepted}) == language


@pytest.mark.django_db
def test_without_any_word_it_is_the_installations(client: Client, settings: Settings) -> None:
    settings.LANGUAGE_CODE = "es"
    assert language_of(client) == "es"
    assert language_of(client, **{"accept-language": "en-GB"}) == "en"


@pytest.mark.django_db
def test_what_was_chosen_on_the_browser_goes_before_what_it_accepts(client: Client) -> None:
    client.cookies["language"] = "en"
    assert language_of(client, **SPANISH) == "en"
    client.cookies["language"] = "xx"
    assert language_of(client, **SPANISH) == "es"


def test_what_the_person_chose_goes_before_all(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.user.pk).update(language="es")
    alice = signed_in(cast.alice)
    alice.cookies["language"] = "en"
    assert language_of(alice, "/portal/", **{"accept-language": "en"}) == "es"


def test_an_error_page_is_in_the_language_too(cast: Cast) -> None:
    assert language_of(Client(), "/nowhere/", **SPANISH) == "es"
    alice = signed_in(cast.alice)

    def refuse(*_args: object) -> None:
        raise OperationalError

    alice.raise_request_exception = False
    with connection.execute_wrapper(refuse):
        answer = alice.get("/portal/", headers=SPANISH)
    assert (answer.status_code, answer.headers["Content-Language"]) == (500, "es")


def test_caches_are_told_what_it_depends_on(client: Client, db: None) -> None:
    vary = client.get("/").headers["Vary"]
    assert "Accept-Language" in vary
    assert "Cookie" in vary


def test_problems_of_the_api_stay_english(client: Client, settings: Settings, db: None) -> None:
    settings.LANGUAGE_CODE = "es"
    translation.activate("es")
    answer = client.get("/api/v1/verifications/ver_1", headers=SPANISH)
    translation.deactivate()
    assert answer.json()["title"].isascii()
    assert "Content-Language" not in answer.headers


def test_one_reader_leaves_nothing_to_the_next(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.user.pk).update(language="es", time_zone="Asia/Tokyo")
    assert language_of(signed_in(cast.alice), "/portal/") == "es"
    assert language_of(Client()) == "en"


def test_times_are_in_the_zone_of_the_person(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.user.pk).update(time_zone="Asia/Tokyo")
    page = signed_in(cast.alice).get(f"/portal/users/administrators/{cast.alice.public_id}/")
    assert b" JST" in page.content


@pytest.mark.parametrize("zone", ["Europe/Madrid", "Europe%2FMadrid"])
def test_the_browser_tells_the_zone_and_it_is_kept(cast: Cast, zone: str) -> None:
    alice = signed_in(cast.alice)
    alice.cookies["zone"] = zone
    alice.get("/portal/", headers=SPANISH)
    user = User.objects.get(pk=cast.alice.user.pk)
    assert (user.time_zone, user.language) == ("Europe/Madrid", "es")
    entry = Entry.objects.get(event="preferences.changed")
    assert (entry.actor, entry.subject) == (str(cast.alice.actor()), user.public_id)
    assert entry.account == cast.account.public_id


def test_it_is_kept_once_and_a_choice_stays(cast: Cast) -> None:
    User.objects.filter(pk=cast.alice.user.pk).update(language="en", time_zone="UTC")
    alice = signed_in(cast.alice)
    alice.cookies["zone"] = "Europe/Madrid"
    for _ in range(2):
        alice.get("/portal/", headers=SPANISH)
    user = User.objects.get(pk=cast.alice.user.pk)
    assert (user.time_zone, user.language) == ("UTC", "en")
    assert not Entry.objects.filter(event="preferences.changed").exists()


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../../etc/passwd", "a" * 5000])
def test_a_zone_that_does_not_exist_is_not_kept(cast: Cast, zone: str) -> None:
    alice = signed_in(cast.alice)
    alice.cookies["zone"] = zone
    read(alice.get("/portal/"))
    assert User.objects.get(pk=cast.alice.user.pk).time_zone == ""


def test_staff_reads_in_its_own_words_too(cast: Cast) -> None:
    ann = signed_in(cast.ann)
    ann.cookies["zone"] = "Europe/Madrid"
    read(ann.get("/desk/"))
    assert User.objects.get(pk=cast.ann.user.pk).time_zone == "Europe/Madrid"


def test_what_is_streamed_goes_on_in_the_readers_words(rf: RequestFactory) -> None:
    def answer(_request: object) -> StreamingHttpResponse:
        return StreamingHttpResponse(str(gettext_lazy("Yes")) for _ in range(2))

    request = rf.get("/portal/activity/", headers=SPANISH)
    response = cast("StreamingHttpResponse", reader(cast("Handler", answer))(request))
    assert translation.get_language() == "en"
    assert b"".join(cast("Iterator[bytes]", response)) == "SíSí".encode()
    assert translation.get_language() == "en"
