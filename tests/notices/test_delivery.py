"""A notice is sent, or tried again for more than a day, or has failed; and no other suffers from it."""

from __future__ import annotations

import datetime as dt
import threading
from typing import TYPE_CHECKING

import pytest
from django.core import mail

from tests.notices.backends import Counting
from tests.support.cast import make_account
from tests.support.together import at_once
from watchword.core import clock
from watchword.notices.delivery import AT_ONCE, TAKEN_FOR, WAITS, deliver_due, deliver_until
from watchword.notices.models import Notice

if TYPE_CHECKING:
    from pytest_django.fixtures import Settings

    from watchword.people.models import Account

NOON = dt.datetime(2026, 8, 1, 12, 0, tzinfo=dt.UTC)
BACKENDS = "tests.notices.backends."
OFFICE, SECOND = "office@harbour.example", "second@harbour.example"

pytestmark = pytest.mark.django_db


@pytest.fixture
def account() -> Account:
    return make_account("100200", "Harbour Bakery")


def notices(account: Account, *addresses: str) -> list[str]:
    return [
        Notice.objects.create(
            account=account, event="pin.set", at=NOON, due_at=NOON, address=address
        ).public_id
        for address in addresses
    ]


def waiting() -> list[tuple[dt.datetime, str]]:
    """Return when each queued notice is due next, and its identifier."""
    queued = Notice.objects.filter(state="queued")
    return list(queued.order_by("due_at").values_list("due_at", "public_id"))


def test_it_is_sent_once(account: Account) -> None:
    notices(account, OFFICE)
    assert [deliver_due(), deliver_due()] == [1, 0]
    assert [message.to for message in mail.outbox] == [[OFFICE]]
    notice = Notice.objects.get()
    assert (notice.state, notice.tries) == ("sent", 1)
    assert notice.sent_at


@pytest.mark.parametrize("backend", ["Unreachable", "Refusing"])
def test_one_that_cannot_be_sent_is_tried_again_later(
    account: Account, settings: Settings, backend: str
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + backend
    (notice_id,) = notices(account, OFFICE)
    with clock.at(NOON):
        deliver_due()
    notice = Notice.objects.get()
    assert (notice.state, notice.tries, notice.sent_at) == ("queued", 1, None)
    assert waiting() == [(NOON + dt.timedelta(minutes=1), notice_id)]


def test_it_is_tried_for_more_than_a_day_ever_more_seldom_and_then_has_failed(
    account: Account, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "Unreachable"
    (notice_id,), moment = notices(account, OFFICE), NOON
    for wait in WAITS:
        with clock.at(moment):
            assert [deliver_due(), deliver_due()] == [1, 0]
        moment += wait
        assert waiting() == [(moment, notice_id)]
    with clock.at(moment):
        deliver_due()
    assert Notice.objects.get().state == "failed"
    assert moment - NOON > dt.timedelta(hours=24)
    assert sorted(WAITS) == WAITS


def test_one_that_has_failed_is_not_tried_again(account: Account) -> None:
    notices(account, OFFICE)
    Notice.objects.update(state="failed")
    assert deliver_due() == 0
    assert mail.outbox == []


def test_a_server_that_answers_again_gets_it(account: Account, settings: Settings) -> None:
    working = settings.EMAIL_BACKEND
    notices(account, OFFICE)
    settings.EMAIL_BACKEND = BACKENDS + "Unreachable"
    with clock.at(NOON):
        deliver_due()
    settings.EMAIL_BACKEND = working
    with clock.at(NOON + WAITS[0]):
        deliver_due()
    assert (Notice.objects.get().state, Notice.objects.get().tries) == ("sent", 2)


def test_an_address_that_fails_keeps_no_other_from_being_told(
    account: Account, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "RefusingOffice"
    ids = notices(account, OFFICE, SECOND)
    with clock.at(NOON):
        deliver_due()
    assert [message.to for message in mail.outbox] == [[SECOND]]
    assert dict(Notice.objects.values_list("address", "state")) == {
        OFFICE: "queued",
        SECOND: "sent",
    }
    assert waiting() == [(NOON + dt.timedelta(minutes=1), ids[0])]


def test_many_go_over_one_connection(account: Account, settings: Settings) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "Counting"
    notices(account, OFFICE, SECOND, "third@harbour.example")
    before = Counting.opened
    deliver_due()
    assert len(mail.outbox) == 3
    assert Counting.opened == before + 1


def test_of_very_many_the_longest_due_go_first(account: Account) -> None:
    notices(account, *[f"late{number}@harbour.example" for number in range(AT_ONCE)])
    (first_id,) = notices(account, OFFICE)
    Notice.objects.filter(public_id=first_id).update(due_at=NOON - dt.timedelta(minutes=1))
    assert deliver_due() == AT_ONCE
    assert Notice.objects.get(public_id=first_id).state == "sent"
    assert deliver_due() == 1


def test_what_a_worker_took_before_it_died_is_taken_again(
    account: Account, settings: Settings
) -> None:
    working = settings.EMAIL_BACKEND
    notices(account, OFFICE)
    settings.EMAIL_BACKEND = BACKENDS + "Dying"
    with clock.at(NOON), pytest.raises(SystemExit):
        deliver_due()
    settings.EMAIL_BACKEND = working
    with clock.at(NOON + TAKEN_FOR - dt.timedelta(seconds=1)):
        assert deliver_due() == 0
    with clock.at(NOON + TAKEN_FOR):
        assert deliver_due() == 1
    assert len(mail.outbox) == 1


def test_no_mail_is_begun_that_another_worker_might_take(
    account: Account, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "Slow"
    notices(account, OFFICE, SECOND)
    with clock.at(NOON):
        deliver_due()
    assert [message.to for message in mail.outbox] == [[OFFICE]]
    assert Notice.objects.get(address=SECOND).due_at == NOON + TAKEN_FOR


@pytest.mark.django_db(transaction=True)
def test_of_workers_at_once_each_notice_has_one(account: Account) -> None:
    notices(account, *[f"one{number}@harbour.example" for number in range(30)])
    assert sum(count for count in at_once([deliver_due] * 4) if isinstance(count, int)) == 30
    assert sorted(message.to for message in mail.outbox) == sorted(
        [f"one{number}@harbour.example"] for number in range(30)
    )


@pytest.mark.django_db(transaction=True)
def test_a_round_that_goes_wrong_is_not_the_last(
    account: Account, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    stopping = threading.Event()
    settings.EMAIL_BACKEND = BACKENDS + "NoSuchBackend"
    notices(account, OFFICE)
    threading.Timer(0.2, stopping.set).start()
    deliver_until(stopping)
    assert "ImportError" in caplog.text


def test_a_failure_is_logged_without_the_address(
    account: Account, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "Unreachable"
    notices(account, OFFICE)
    deliver_due()
    assert "ConnectionRefusedError" in caplog.text
    assert "@" not in caplog.text
