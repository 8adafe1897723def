"""A notice is sent, or tried again for more than a day, or has failed; and no other suffers from it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from tests.support.cast import make_account
from watchword.core import clock
from watchword.notices.models import Notice
from watchword.notices.tasks import WAITS, deliver

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
        Notice.objects.create(account=account, event="pin.set", at=NOON, address=address).public_id
        for address in addresses
    ]


def waiting() -> list[tuple[dt.datetime | None, list[str]]]:
    """Return when each queued delivery is to be made, and of what."""
    queued = DBTaskResult.objects.filter(task_path__endswith="deliver").order_by("run_after")
    return [(task.run_after, task.args_kwargs["args"][0]) for task in queued]


def test_it_is_sent_once(account: Account) -> None:
    ids = notices(account, OFFICE)
    for _ in range(2):
        deliver.call(ids)
    assert [message.to for message in mail.outbox] == [[OFFICE]]
    notice = Notice.objects.get()
    assert (notice.state, notice.tries) == ("sent", 1)
    assert notice.sent_at


@pytest.mark.parametrize("backend", ["Unreachable", "Refusing"])
def test_one_that_cannot_be_sent_is_tried_again_later(
    account: Account, settings: Settings, backend: str
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + backend
    ids = notices(account, OFFICE)
    with clock.at(NOON):
        deliver.call(ids)
    notice = Notice.objects.get()
    assert (notice.state, notice.tries, notice.sent_at) == ("queued", 1, None)
    assert waiting() == [(NOON + dt.timedelta(minutes=1), ids)]


def test_it_is_tried_for_more_than_a_day_ever_more_seldom_and_then_has_failed(
    account: Account, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "Unreachable"
    ids, moment = notices(account, OFFICE), NOON
    for wait in WAITS:
        with clock.at(moment):
            deliver.call(ids)
        moment += wait
        assert waiting()[-1][0] == moment
    assert Notice.objects.get().state == "queued"
    with clock.at(moment):
        deliver.call(ids)
    assert Notice.objects.get().state == "failed"
    assert len(waiting()) == len(WAITS)
    assert moment - NOON > dt.timedelta(hours=24)
    assert sorted(WAITS) == WAITS


def test_one_that_has_failed_is_not_tried_again(account: Account) -> None:
    ids = notices(account, OFFICE)
    Notice.objects.update(state="failed")
    deliver.call(ids)
    assert mail.outbox == []


def test_a_server_that_answers_again_gets_it(account: Account, settings: Settings) -> None:
    ids, working = notices(account, OFFICE), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = BACKENDS + "Unreachable"
    deliver.call(ids)
    settings.EMAIL_BACKEND = working
    deliver.call(ids)
    assert (Notice.objects.get().state, Notice.objects.get().tries) == ("sent", 2)


def test_an_address_that_fails_keeps_no_other_from_being_told(
    account: Account, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "RefusingOffice"
    ids = notices(account, OFFICE, SECOND)
    with clock.at(NOON):
        deliver.call(ids)
    assert [message.to for message in mail.outbox] == [[SECOND]]
    assert dict(Notice.objects.values_list("address", "state")) == {
        OFFICE: "queued",
        SECOND: "sent",
    }
    assert waiting() == [(NOON + dt.timedelta(minutes=1), ids[:1])]


def test_a_failure_is_logged_without_the_address(
    account: Account, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = BACKENDS + "Unreachable"
    deliver.call(notices(account, OFFICE))
    assert "ConnectionRefusedError" in caplog.text
    assert "@" not in caplog.text


def test_what_is_unknown_is_passed_over(account: Account) -> None:
    deliver.call(["ntc_unknown"])
    assert mail.outbox == []
