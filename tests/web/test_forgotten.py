"""``/login/forgotten/``: the answer is the same for everybody, and the work for later too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from django_tasks_db.models import DBTaskResult

from tests.people.inviting import invited
from tests.support.together import at_once
from tests.web.pages import read, said
from tests.web.sameness import same_of, statements_of
from watchword.people.models import Account, PasswordReset, User
from watchword.people.tasks import answer_reset
from watchword.verification.models import Limit
from watchword.web.throttle import Limit as Most
from watchword.web.throttle import within

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.support.cast import Cast

ADDRESS = "/login/forgotten/"


def ask(client: Client, email: str, **more: str) -> HttpResponse:
    return client.post(ADDRESS, {"email": email}, **more)  # type: ignore[return-value, arg-type]  # as the client's others


def work_off() -> None:
    """Do what the worker does with the questions that came in."""
    for left in DBTaskResult.objects.filter(task_path__contains="answer_reset"):
        answer_reset.call(*left.args_kwargs["args"])


def everybody_without_a_way_in(cast: Cast) -> list[str]:
    User.objects.filter(pk=cast.bob.user.pk).update(is_active=False)
    Account.objects.filter(pk=cast.other.pk).update(status=Account.Status.CLOSED)
    return [
        cast.bob.user.email,
        cast.charlie.user.email,
        invited(cast).user.email,
        "nobody@nowhere.example",
    ]


def test_it_asks_for_the_username_and_shows_the_other_way(client: Client, db: None) -> None:
    page = read(client.get(ADDRESS))
    assert page.title == "Forgot your password?"
    assert [said(label) for label in page.all("label")] == ["Username"]
    assert next(said(button) for button in page.all("button", type="submit")) == "Send the link"
    assert page.link("I cannot open that mailbox either") == "/login/recovery/"


def test_one_who_is_known_is_sent_a_link(client: Client, cast: Cast) -> None:
    page = read(ask(client, " Alice@Harbour.EXAMPLE "))
    assert page.title == "Look into your mailbox"
    work_off()
    assert PasswordReset.objects.get().user == cast.alice.user


def test_the_answer_is_the_same_for_all(client: Client, cast: Cast) -> None:
    emails = [*everybody_without_a_way_in(cast), cast.alice.user.email]
    answers = {email: ask(client, email) for email in emails}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert len({same_of(answer, email) for email, answer in answers.items()}) == 1
    work_off()
    assert {link.user_id for link in PasswordReset.objects.all()} == {cast.alice.user.pk}


def test_the_same_statements_run_for_all(client: Client, cast: Cast) -> None:
    emails = [*everybody_without_a_way_in(cast), cast.alice.user.email]
    ask(client, "first@nowhere.example")
    asked = [statements_of(partial(ask, client, email)) for email in emails]
    assert all(statements == asked[0] for statements in asked)


def test_what_was_asked_stands_nowhere_as_it_was_typed(client: Client, cast: Cast) -> None:
    ask(client, "my password instead@harbour.example".replace(" ", "."))
    ask(client, cast.alice.user.email)
    kept = str(list(DBTaskResult.objects.values())) + str(list(Limit.objects.values()))
    assert "my.password" not in kept
    assert cast.alice.user.email not in kept


@pytest.mark.parametrize("email", ["", "nobody", "x" * 250 + "@a.example"])
def test_what_is_no_address_is_said(client: Client, db: None, email: str) -> None:
    page = read(ask(client, email))
    assert len(page.problems()) == 1
    assert not DBTaskResult.objects.exists()


def test_who_asks_from_one_place_again_and_again_is_stopped(client: Client, cast: Cast) -> None:
    for number in range(30):
        assert ask(client, f"n{number}@nowhere.example").status_code == 200
    answer = ask(client, cast.alice.user.email)
    assert read(answer, 429).title == "Too many tries"
    assert answer.headers["Retry-After"] == "3600"
    assert ask(client, cast.alice.user.email, REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_limit_holds_over_all_who_count(cast: Cast) -> None:
    kept = at_once([partial(within, "192.0.2.7", Most("reset-place", 3))] * 8)
    assert sorted(map(bool, kept)) == [False] * 5 + [True] * 3


def test_a_forged_host_reaches_nothing(client: Client, cast: Cast) -> None:
    assert ask(client, cast.alice.user.email, HTTP_HOST="evil.example").status_code == 400
    assert not DBTaskResult.objects.exists()


def test_nobody_is_led_elsewhere(client: Client, cast: Cast) -> None:
    answer = client.post(f"{ADDRESS}?next=//evil.example", {"email": "a@b.example", "next": "//e"})
    links = [link.get("href") or "" for link in read(answer).all("a")]
    assert not [link for link in links if "//" in link]
    (form,) = (box for box in read(answer).all("input", name="next"))
    back = client.post("/language/", {"language": "es", "next": form.get("value") or ""})
    assert "evil.example" not in back.headers["Location"].partition("?")[0]
