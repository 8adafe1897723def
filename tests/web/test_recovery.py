"""``/login/recovery/`` and ``/login/recovery/TOKEN/``."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from django_tasks_db.models import DBTaskResult

from tests.support.cast import PASSWORD
from tests.support.way_back import (
    app_secret,
    office_of,
    recovery_codes,
    recovery_of,
    reset_token,
    tokens_of,
)
from tests.web.pages import read, said
from tests.web.sameness import same_of, statements_of
from watchword.core import clock
from watchword.core.actor import OPERATOR
from watchword.ledger.models import Entry
from watchword.people.flows.add_contact import add_contact
from watchword.people.models import ContactOfRecord, Recovery, User
from watchword.people.tasks import answer_recovery

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

    from tests.support.cast import Cast

ADDRESS = "/login/recovery/"
CHOSEN, PIN = "copper lantern under bridge", "620948"
FORM = {"password": CHOSEN, "again": CHOSEN, "pin": PIN}
OFFICE = "office@harbour.example"


def claim(client: Client, number: str, email: str, **more: str) -> HttpResponse:
    form = {"account_number": number, "email": email, **more}
    return client.post(ADDRESS, form)  # type: ignore[return-value]  # as the test client's others


def work_off() -> None:
    """Do what the worker does with the claims that came in."""
    for left in DBTaskResult.objects.filter(task_path__contains="answer_recovery"):
        given = left.args_kwargs
        answer_recovery.call(*given["args"], **given["kwargs"])


def claims(cast: Cast) -> list[dict[str, str]]:
    """Return what different people say, of whom one is let on."""
    number, email = cast.account.number, cast.alice.user.email
    return [
        {"account_number": number, "email": email},
        {"account_number": number, "email": "nobody@nowhere.example"},
        {"account_number": "999999", "email": email},
        {"account_number": number, "email": cast.charlie.user.email},
        {"account_number": number, "email": cast.ann.user.email},
        {"account_number": number, "email": email, "contact": "elsewhere@evil.example"},
    ]


def test_it_says_what_happens_and_what_to_do_where_it_does_not(client: Client, db: None) -> None:
    page = read(client.get(ADDRESS))
    assert page.title == "Get back in without your mailbox"
    labels = [said(label) for label in page.all("label")]
    assert labels == [
        "Account number",
        "Username",
        "Where the link is to go (optional)",
        "Recovery code (optional)",
    ]
    assert "48 hours" in page.text
    assert "By phone there is no way" in page.text


def test_a_claim_that_fits_begins(client: Client, cast: Cast) -> None:
    page = read(claim(client, f" {cast.account.number} ", "Alice@Harbour.example"))
    assert page.title == "We have taken that down"
    work_off()
    recovery = Recovery.objects.get()
    assert (recovery.user, recovery.contact) == (cast.alice.user, office_of(cast.alice))
    assert recovery.ready_at - recovery.created_at == dt.timedelta(hours=48)


def test_the_answer_is_the_same_for_all(client: Client, cast: Cast) -> None:
    answers = [client.post(ADDRESS, form) for form in claims(cast)]
    assert {answer.status_code for answer in answers} == {200}
    assert len({same_of(answer) for answer in answers}) == 1
    work_off()
    assert Recovery.objects.get().user == cast.alice.user


@pytest.mark.parametrize("code", ["", "12345678"])
def test_the_same_statements_run_for_all(client: Client, cast: Cast, code: str) -> None:
    recovery_codes(cast.alice)
    client.post(ADDRESS, {"account_number": "1", "email": "first@nowhere.example", "code": code})
    forms = [{**form, "code": code} for form in claims(cast)]
    asked = [statements_of(partial(client.post, ADDRESS, form)) for form in forms]
    kinds = [[text.partition(" WHERE")[0] for text in each] for each in asked]
    assert all(kind == kinds[0] for kind in kinds)


def test_a_right_recovery_code_saves_the_wait_and_is_spent(client: Client, cast: Cast) -> None:
    code = recovery_codes(cast.alice)[0]
    number, email = cast.account.number, cast.alice.user.email
    page = read(claim(client, number, email, code=f"{code[:4]} {code[4:]}"))
    assert "If the recovery code is right" in page.text
    work_off()
    recovery = Recovery.objects.get()
    assert recovery.ready_at == recovery.created_at
    assert Entry.objects.filter(event="recovery_code.used").count() == 1
    claim(client, number, email, code=code)
    assert Entry.objects.filter(event="recovery_code.used").count() == 1
    assert code not in str(list(DBTaskResult.objects.values()))


def test_a_wrong_code_is_as_none_and_nobody_learns_it(client: Client, cast: Cast) -> None:
    codes = recovery_codes(cast.alice)
    number, email = cast.account.number, cast.alice.user.email
    wrong = claim(client, number, email, code="00000000")
    right = claim(client, number, email, code=codes[0])
    assert same_of(wrong) == same_of(right)
    DBTaskResult.objects.filter(args_kwargs__kwargs__by_code=True).delete()
    work_off()
    recovery = Recovery.objects.get()
    assert recovery.ready_at > recovery.created_at


def test_the_code_of_another_person_is_worth_nothing(client: Client, cast: Cast) -> None:
    code = recovery_codes(cast.bob)[0]
    claim(client, cast.account.number, cast.alice.user.email, code=code)
    assert not Entry.objects.filter(event="recovery_code.used").exists()


@pytest.mark.parametrize("who", ["alice@harbour.example", "nobody@nowhere.example"])
def test_codes_are_not_to_be_guessed_and_that_tells_nobody_who_is_known(
    client: Client, cast: Cast, who: str
) -> None:
    code = recovery_codes(cast.alice)[0]
    for place in range(5):
        form = {"account_number": "100200", "email": who, "code": "00000000"}
        assert client.post(ADDRESS, form, REMOTE_ADDR=f"192.0.2.{place}").status_code == 200
    form = {"account_number": "100200", "email": who.upper(), "code": code}
    read(client.post(ADDRESS, form, REMOTE_ADDR="192.0.2.99"), 429)
    assert not Entry.objects.filter(event="recovery_code.used").exists()
    # Without a code the way stays open: a guesser must not close it to the owner.
    assert claim(client, "100200", who).status_code == 200


def test_who_claims_from_one_place_again_and_again_is_stopped(client: Client, cast: Cast) -> None:
    for number in range(15):
        assert claim(client, str(number), "nobody@nowhere.example").status_code == 200
    read(claim(client, cast.account.number, cast.alice.user.email), 429)


def test_what_is_missing_is_said_and_all_is_kept_but_the_code(client: Client, db: None) -> None:
    page = read(client.post(ADDRESS, {"account_number": "100200", "code": "1234 5678"}))
    assert page.problems() == ["Enter your email address."]
    assert page.field("id_account_number").get("value") == "100200"
    assert page.field("id_code").get("value") is None


def test_one_may_name_the_address_of_record(client: Client, cast: Cast) -> None:
    since = clock.now() - dt.timedelta(days=40)
    other = add_contact(
        cast.account,
        ContactOfRecord.Kind.EMAIL,
        "second@harbour.example",
        actor=OPERATOR,
        recorded_at=since,
    )
    number, email = cast.account.number, cast.alice.user.email
    claim(client, number, email, contact="Second@harbour.example")
    work_off()
    assert Recovery.objects.get().contact == other


def test_the_link_lets_one_choose_and_sign_in(client: Client, cast: Cast) -> None:
    app_secret(cast.alice)
    use, _stop = tokens_of(recovery_of(cast.alice))
    address = f"{ADDRESS}{use}/"
    assert read(client.get(address), 404).title == "This link cannot be used now"
    with clock.at(clock.now() + dt.timedelta(hours=49)):
        page = read(client.get(address))
        assert page.title == "Choose a new password and a new Security PIN"
        assert "Alice Archer" in page.text
        assert OFFICE not in page.text
        answer = client.post(address, FORM, follow=True)
        assert answer.redirect_chain == [("/login/", 302)]
        client.post("/login/", {"login": cast.alice.user.email, "password": CHOSEN})
        assert client.get("/portal/").status_code == 200


def test_a_dead_link_lets_nobody_choose(client: Client, cast: Cast) -> None:
    use, stop = tokens_of(recovery_of(cast.alice))
    for token in (use, stop, reset_token(cast.alice), "nonsense"):
        read(client.post(f"{ADDRESS}{token}/", FORM), 404)
        for path in ("check", "suggestion"):
            assert client.post(f"{ADDRESS}{token}/pin/{path}/").status_code == 404
    assert User.objects.get(pk=cast.alice.user.pk).check_password(PASSWORD)


def test_what_is_weak_is_said(client: Client, cast: Cast) -> None:
    use, _stop = tokens_of(recovery_of(cast.alice, by_code=True))
    address = f"{ADDRESS}{use}/"
    answer = client.post(address, {"password": "short", "again": "short", "pin": "7788"})
    weak, pin = read(answer).problems()
    assert "too short" in weak
    assert "phone" in pin
    assert answer.headers["Referrer-Policy"] == "strict-origin"
    broken = client.post(f"{address}pin/check/", {"pin": "7788"}).json()["broken"]
    assert [rule["code"] for rule in broken] != []
    assert client.post(f"{address}pin/suggestion/").json()["pin"]
