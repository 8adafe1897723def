"""``/help/ARTICLE/answer/``: *Was this article helpful?*, counted once a day for each reader."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.cast import signed_in
from tests.support.together import at_once
from tests.web.pages import read, said
from watchword.core import clock
from watchword.helpcentre.flows.count_answer import count_answer
from watchword.helpcentre.marks import mark, salt_of_today
from watchword.helpcentre.models import Counted, DaySalt, Tally
from watchword.helpcentre.shelf import shelf
from watchword.helpcentre.tasks import forget

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tests.support.cast import Cast
    from watchword.keys.file_ring import FileKeyRing

ADDRESS = "/help/security-pin/answer/"
pytestmark = pytest.mark.usefixtures("ring")


def answer(
    said: str, *, place: str = "192.0.2.1", browser: str = "A", **extra: str
) -> HttpResponse:
    client = Client(REMOTE_ADDR=place, headers={"user-agent": browser})
    return client.post(ADDRESS, {"helpful": said}, **extra)  # type: ignore[return-value,arg-type]


def counts() -> tuple[int, int]:
    tally = Tally.objects.filter(slug="security-pin").first()
    return (tally.yes, tally.no) if tally else (0, 0)


def test_the_question_stands_under_every_article(client: Client) -> None:
    page = read(client.get("/help/security-pin/"))
    (legend,) = page.all("legend")
    assert said(legend) == "Was this article helpful?"
    buttons = [said(button) for button in page.all("button", name="helpful")]
    assert buttons == ["Yes", "No"]


@pytest.mark.django_db
def test_an_answer_is_counted_and_thanked_for_where_the_question_stood(client: Client) -> None:
    response = answer("yes")
    assert response.status_code == 302
    assert response.headers["Location"] == "/help/security-pin/?answered=yes#helpful"
    assert counts() == (1, 0)
    page = read(client.get("/help/security-pin/", {"answered": "yes"}))
    assert page.messages()[0].startswith("Thank you.")
    assert page.all("button", name="helpful") == []


@pytest.mark.django_db
def test_who_says_no_is_led_to_support(client: Client) -> None:
    answer("no")
    assert counts() == (0, 1)
    page = read(client.get("/help/security-pin/", {"answered": "no"}))
    assert page.link("reach support") == "/help/contact/"


@pytest.mark.django_db
def test_a_reader_counts_once_whatever_is_said_the_second_time() -> None:
    for word in ("yes", "yes", "no"):
        answer(word)
    assert counts() == (1, 0)


@pytest.mark.django_db
def test_readers_are_told_apart_by_place_and_browser() -> None:
    answer("yes")
    answer("yes", place="192.0.2.2")
    answer("no", browser="B")
    assert counts() == (2, 1)


@pytest.mark.django_db
def test_one_who_is_signed_in_counts_once_wherever_from(cast: Cast) -> None:
    for place in ("192.0.2.1", "192.0.2.2"):
        signed_in(cast.alice).post(ADDRESS, {"helpful": "yes"}, REMOTE_ADDR=place)
    signed_in(cast.bob).post(ADDRESS, {"helpful": "yes"})
    assert counts() == (2, 0)


@pytest.mark.django_db
def test_nothing_that_was_kept_tells_who_read_what() -> None:
    with clock.at(dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)):
        answer("yes")
        Client(REMOTE_ADDR="192.0.2.1", headers={"user-agent": "A"}).post(
            "/help/locked-pin/answer/", {"helpful": "no"}
        )
    one, other = Counted.objects.values_list("mark", flat=True)
    assert one != other
    assert {tally.slug for tally in Tally.objects.all()} == {"security-pin", "locked-pin"}
    fields = {field.name for field in Counted._meta.fields}  # noqa: SLF001 - Django documents it
    assert fields == {"mark", "day"}


@pytest.mark.django_db
def test_no_cookie_is_set_to_count() -> None:
    response = answer("yes")
    assert set(response.cookies) == set()


@pytest.mark.django_db
def test_at_the_end_of_the_day_salt_and_marks_are_gone_and_the_counts_stay() -> None:
    today = dt.datetime(2026, 11, 24, 23, 59, tzinfo=dt.UTC)
    with clock.at(today):
        answer("yes")
        forget.call()
        assert Counted.objects.count() == 1
    with clock.at(today + dt.timedelta(minutes=1)):
        forget.call()
        assert not Counted.objects.exists()
        assert not DaySalt.objects.exists()
        assert counts() == (1, 0)
        answer("yes")
        assert counts() == (2, 0)


@pytest.mark.django_db
def test_the_same_reader_has_another_mark_on_another_day(ring: FileKeyRing) -> None:
    marks = set()
    for day in (1, 2):
        with clock.at(dt.datetime(2026, 11, day, tzinfo=dt.UTC)):
            marks.add(mark(salt_of_today(), ("answer", "a", "reader")))
    assert len(marks) == 2


@pytest.mark.django_db
def test_an_edition_has_a_count_of_its_own() -> None:
    article = shelf().articles["en", "security-pin"]
    count_answer(article, "reader", helpful=True)
    Tally.objects.update(updated=dt.date(2020, 1, 1))
    count_answer(article, "another", helpful=False)
    assert sorted((t.updated.year, t.yes, t.no) for t in Tally.objects.all()) == [
        (2020, 1, 0),
        (article.updated.year, 0, 1),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["", "perhaps", "YES", "yes\x00"])
def test_what_is_neither_yes_nor_no_is_not_counted(said: str) -> None:
    assert answer(said).status_code == 404
    assert not Tally.objects.exists()


@pytest.mark.django_db
def test_an_article_that_is_not_there_takes_no_answer(client: Client) -> None:
    assert client.post("/help/no-such-article/answer/", {"helpful": "yes"}).status_code == 404
    assert not Tally.objects.exists()


@pytest.mark.django_db
def test_a_page_elsewhere_cannot_answer_for_a_reader() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/help/security-pin/")
    response = client.post(ADDRESS, {"helpful": "yes"}, headers={"origin": "https://evil.example"})
    assert response.status_code == 403
    assert not Tally.objects.exists()


@pytest.mark.django_db
def test_a_program_that_answers_for_many_is_stopped() -> None:
    cache.clear()
    statuses = [answer("yes", browser=str(number)).status_code for number in range(62)]
    assert statuses == [302] * 60 + [429] * 2
    assert counts() == (60, 0)


@pytest.mark.django_db(transaction=True)
def test_of_answers_at_once_each_reader_counts_once() -> None:
    article = shelf().articles["en", "security-pin"]
    work = [partial(count_answer, article, "one", helpful=True) for _ in range(6)]
    work += [partial(count_answer, article, f"other {n}", helpful=False) for n in range(6)]
    at_once(work)
    assert counts() == (1, 6)
