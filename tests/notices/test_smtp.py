"""Delivery to a real mail server that is well, dead, refusing, slow or silent: late perhaps, never lost."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.notices.server import LATER, NEVER, OK, Post, hanging, serving_mail
from tests.support.cast import make_account
from tests.support.served import free_port
from watchword.core import clock
from watchword.notices.delivery import UNREACHABLE, WAITS, deliver_due
from watchword.notices.models import Notice
from watchword.notices.queries import LATE_AFTER, mail_state

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from watchword.people.models import Account

NOON = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)
ADDRESSES = ["office@harbour.example", "second@harbour.example", "third@harbour.example"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    return make_account("100200", "Harbour Bakery")


@pytest.fixture
def notices(account: Account, settings: Settings) -> list[Notice]:
    """Three that are due at noon; the server is at whatever port a test says."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", free_port(), 1
    return [
        Notice.objects.create(
            account=account, event="pin.set", at=NOON, queued_at=NOON, due_at=NOON, address=address
        )
        for address in ADDRESSES
    ]


def deliver(after: dt.timedelta = dt.timedelta(0)) -> int:
    with clock.at(NOON + after):
        return deliver_due()


def states() -> set[tuple[str, int, str]]:
    return set(Notice.objects.values_list("state", "tries", "error"))


def test_a_server_that_is_well_gets_all_over_one_connection(
    notices: list[Notice], settings: Settings
) -> None:
    post = Post()
    with serving_mail(post, settings.EMAIL_PORT):
        deliver()
    assert post.addresses() == ADDRESSES
    assert len(post.peers) == 1
    mail = post.taken[0]
    assert mail.get_content_type() == "multipart/alternative"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert states() == {("sent", 1, "")}


def test_a_dead_server_costs_no_try_however_long(notices: list[Notice], settings: Settings) -> None:
    for hours in range(0, 72, 6):
        assert deliver(dt.timedelta(hours=hours)) == UNREACHABLE
    assert states() == {("queued", 0, "ConnectionRefusedError")}
    post = Post()
    with serving_mail(post, settings.EMAIL_PORT):
        deliver(dt.timedelta(hours=72))
    assert post.addresses() == ADDRESSES


def test_while_it_is_dead_the_mail_is_late(notices: list[Notice]) -> None:
    assert not mail_state(NOON + LATE_AFTER).is_late
    state = mail_state(NOON + LATE_AFTER + dt.timedelta(seconds=1))
    assert (state.is_late, state.waiting, state.failed) == (True, 3, 0)


@pytest.mark.parametrize("refusal", [(LATER, OK), (NEVER, OK), (OK, LATER)])
def test_what_is_refused_is_tried_again_for_a_day_and_then_kept_as_failed(
    notices: list[Notice], settings: Settings, refusal: tuple[str, str]
) -> None:
    after = dt.timedelta()
    with serving_mail(Post(*refusal), settings.EMAIL_PORT):
        for wait in [*WAITS, dt.timedelta()]:
            deliver(after)
            after += wait
    assert {(state, tries) for state, tries, _error in states()} == {("failed", len(WAITS))}
    assert after > dt.timedelta(hours=24)
    assert mail_state(NOON + after).failed == 3


def test_what_was_refused_for_a_while_arrives(notices: list[Notice], settings: Settings) -> None:
    post = Post(rcpt=LATER)
    with serving_mail(post, settings.EMAIL_PORT):
        deliver()
        post.rcpt = OK
        deliver(WAITS[0])
    assert post.addresses() == ADDRESSES
    assert states() == {("sent", 2, "")}


def test_a_server_that_is_slow_gets_it(notices: list[Notice], settings: Settings) -> None:
    post = Post(seconds=0.4)
    with serving_mail(post, settings.EMAIL_PORT):
        deliver()
    assert post.addresses() == ADDRESSES
    assert states() == {("sent", 1, "")}


def test_a_server_that_takes_too_long_to_answer_is_left(
    notices: list[Notice], settings: Settings
) -> None:
    with serving_mail(Post(seconds=30), settings.EMAIL_PORT):
        deliver()
    assert {(state, tries) for state, tries, _error in states()} == {("queued", 1)}


def test_a_server_that_says_nothing_holds_up_nobody_for_ever(
    notices: list[Notice], settings: Settings
) -> None:
    with hanging() as port:
        settings.EMAIL_PORT = port
        assert deliver() == UNREACHABLE
    assert states() == {("queued", 0, "SMTPServerDisconnected")}


def test_a_server_that_is_started_anew_in_between_gets_the_rest(
    notices: list[Notice], settings: Settings
) -> None:
    first, second = Post(), Post()
    with serving_mail(first, settings.EMAIL_PORT):
        Notice.objects.exclude(pk=notices[0].pk).update(due_at=NOON + WAITS[0])
        deliver()
    deliver(WAITS[0])
    with serving_mail(second, settings.EMAIL_PORT):
        deliver(WAITS[0])
    assert first.addresses() + second.addresses() == ADDRESSES
