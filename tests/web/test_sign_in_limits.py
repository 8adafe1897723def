"""Limits of signing in: by name, by address, by person; over processes; the same for names nobody has."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client

from tests.support.cast import PASSWORD, Cast
from tests.support.factors import with_app
from tests.web.pages import read
from watchword.ledger.models import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator

LOGIN, SECOND = "/login/", "/login/second-factor/"
TOO_MANY = "There were too many failed tries for this username. Wait five minutes and try again."
# What another process of the same installation does: fails, or gives a wrong code, so often.
FAIL = """
import sys, django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
login, password, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
for _ in range(times):
    browser = Client()
    answer = browser.post("/login/", {"login": login, "password": password})
    if answer.headers.get("Location") == "/login/second-factor/":
        browser.post("/login/second-factor/", {"code": "000000"})
"""


@pytest.fixture(autouse=True)
def no_limits_from_before(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def problems(email: str, password: str, address: str = "192.0.2.1") -> list[str]:
    answer = Client().post(LOGIN, {"login": email, "password": password}, REMOTE_ADDR=address)
    return read(answer).problems() if answer.status_code == 200 else []


def elsewhere(environ: dict[str, str], email: str, password: str, times: int) -> None:
    command = [sys.executable, "-c", FAIL, email, password, str(times)]
    subprocess.run(command, env=environ, check=True, timeout=120)


@pytest.mark.django_db(transaction=True)
def test_failures_of_another_process_count(cast: Cast, child_environment: dict[str, str]) -> None:
    email = cast.alice.user.email
    elsewhere(child_environment, email, "a guess", 3)
    for _ in range(2):
        assert TOO_MANY not in problems(email, "a guess")
    assert problems(email, PASSWORD) == [TOO_MANY]


@pytest.mark.django_db(transaction=True)
def test_wrong_codes_in_another_process_count(
    cast: Cast, child_environment: dict[str, str]
) -> None:
    with_app(cast.alice.user)
    email = cast.alice.user.email
    elsewhere(child_environment, email, PASSWORD, 5)
    browser = Client()
    browser.post(LOGIN, {"login": email, "password": PASSWORD})
    page = read(browser.post(SECOND, {"code": "000000"}))
    assert "too many wrong codes" in page.problems()[0]


def test_one_name_from_many_addresses(cast: Cast) -> None:
    for number in range(5):
        problems(cast.alice.user.email, "a guess", f"198.51.100.{number}")
    assert problems(cast.alice.user.email, PASSWORD, "198.51.100.99") == [TOO_MANY]
    assert problems("ALICE@harbour.example", PASSWORD, "198.51.100.99") == [TOO_MANY]


def test_many_names_from_one_address(cast: Cast) -> None:
    for number in range(10):
        problems(f"n{number}@nowhere.example", "a guess")
    assert problems(cast.alice.user.email, PASSWORD) == [TOO_MANY]
    assert problems(cast.alice.user.email, PASSWORD, "198.51.100.7") == []


def test_a_right_password_between_gives_no_tries_back(cast: Cast) -> None:
    for number in range(10):
        problems(f"n{number}@nowhere.example", "a guess")
        if number < 9:
            assert problems(cast.bob.user.email, PASSWORD) == []
    assert problems(cast.bob.user.email, PASSWORD) == [TOO_MANY]


def test_a_right_code_gives_the_address_no_tries_back(cast: Cast) -> None:
    """One who has an account here may not wash an address clean by signing in to it."""
    with_app(cast.bob.user)
    for number in range(10):
        problems(f"n{number}@nowhere.example", "a guess")
    browser = Client(REMOTE_ADDR="192.0.2.1")
    form = {"login": cast.bob.user.email, "password": PASSWORD}
    browser.post(LOGIN, form, REMOTE_ADDR="198.51.100.8")
    browser.post(SECOND, {"code": "000000"})
    assert problems(cast.alice.user.email, PASSWORD) == [TOO_MANY]


def test_a_name_that_nobody_has_is_stopped_as_one_that_somebody_has(cast: Cast) -> None:
    for _ in range(5):
        problems("nobody@nowhere.example", "a guess")
    assert problems("nobody@nowhere.example", "a guess") == [TOO_MANY]


def test_an_answer_costs_the_same_whoever_it_is(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        hashed.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    invited, off = cast.bob.user, cast.charlie.user
    invited.set_unusable_password()
    invited.save()
    off.is_active = False
    off.save()
    costs = []
    for email in (cast.alice.user.email, invited.email, off.email, "nobody@nowhere.example"):
        hashed.clear()
        problems(email, "a guess")
        costs.append(len(hashed))
    assert costs == [1, 1, 1, 1]


def test_a_failure_is_written_down_without_what_was_typed(cast: Cast) -> None:
    problems(cast.alice.user.email, "a secret guess")
    problems("nobody@nowhere.example", "a secret guess")
    known, unknown = Entry.objects.filter(event="session.refused").order_by("pk")
    assert (known.account, known.subject) == (cast.account.public_id, cast.alice.public_id)
    assert (unknown.account, unknown.subject) == ("", "")
    for entry in (known, unknown):
        assert entry.actor == "caller"
        assert b"secret guess" not in bytes(entry.leaf)
        assert b"nowhere" not in bytes(entry.leaf)


def test_the_counts_are_kept_where_nothing_pushes_them_out() -> None:
    assert cache._max_entries >= 50_000  # noqa: SLF001 - of the cache in the database
