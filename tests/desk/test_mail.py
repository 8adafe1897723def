"""``/desk/mail/``: what did not go out, and sending it again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from tests.support.cast import signed_in
from tests.web.pages import read
from watchword.core import clock
from watchword.ledger.models import Entry
from watchword.notices.models import Notice

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from tests.web.pages import Page

OFFICE = "office@harbour.example"


def failed(cast: Cast, **changes: object) -> Notice:
    Notice.objects.all().delete()
    usual = {"event": "pin.set", "error": "SMTPServerDisconnected", "state": "failed", "tries": 8}
    return Notice.objects.create(
        account=cast.account, at=clock.now(), address=OFFICE, **(usual | changes)
    )


def page_of(cast: Cast) -> Page:
    return read(signed_in(cast.sue).get("/desk/mail/"))


def test_it_says_that_all_has_gone_out(cast: Cast) -> None:
    Notice.objects.all().delete()
    assert "All mail has gone out" in page_of(cast).text


def test_what_has_failed_stands_there_with_its_reason_and_no_address(cast: Cast) -> None:
    failed(cast)
    said = page_of(cast).text
    assert "SMTPServerDisconnected" in said
    assert "8 tries" in said
    assert "o•••@h•••.example" in said
    assert OFFICE not in said


def test_a_letter_is_called_what_its_reader_sees(cast: Cast) -> None:
    failed(cast, event="recovery.started")
    assert "Somebody asks to get back in" in page_of(cast).text


def test_it_says_when_mail_is_late(cast: Cast) -> None:
    assert "Mail is late" not in page_of(cast).text
    with clock.at(clock.now() + dt.timedelta(hours=2)):
        assert "Mail is late" in page_of(cast).text


def test_a_letter_that_waits_for_its_time_is_not_late(cast: Cast) -> None:
    Notice.objects.all().delete()
    later = clock.now() + dt.timedelta(hours=48)
    Notice.objects.create(event="pin.set", at=clock.now(), queued_at=later, due_at=later)
    assert "All mail has gone out" in page_of(cast).text


def test_one_is_sent_again(cast: Cast) -> None:
    notice = failed(cast)
    answer = signed_in(cast.sue).post(f"/desk/mail/{notice.public_id}/again/", follow=True)
    assert read(answer).messages() == ["The mail is queued again."]
    notice.refresh_from_db()
    assert (notice.state, notice.tries, notice.error) == ("queued", 0, "")
    entry = Entry.objects.get(event="mail.sent_again")
    assert entry.actor == str(cast.sue.actor())


def test_all_are_sent_again(cast: Cast) -> None:
    Notice.objects.update(state="failed")
    count = Notice.objects.count()
    answer = signed_in(cast.sue).post("/desk/mail/again/", follow=True)
    assert read(answer).messages() == [f"{count} mails are queued again."]
    assert not Notice.objects.filter(state="failed").exists()


@pytest.mark.parametrize("state", ["sent", "queued", "dropped"])
def test_what_has_not_failed_is_not_sent_again(cast: Cast, state: str) -> None:
    notice = failed(cast)
    Notice.objects.update(state=state)
    answer = signed_in(cast.sue).post(f"/desk/mail/{notice.public_id}/again/", follow=True)
    assert read(answer).messages() == ["That mail has not failed any more."]
    assert Notice.objects.get().state == state
    assert not Entry.objects.filter(event="mail.sent_again").exists()


def test_it_is_for_supervisors_alone(cast: Cast) -> None:
    notice = failed(cast)
    for person in (cast.ann, cast.aud, cast.alice):
        client = signed_in(person)
        assert client.get("/desk/mail/").status_code == 404
        assert client.post("/desk/mail/again/").status_code == 404
        assert client.post(f"/desk/mail/{notice.public_id}/again/").status_code == 404
    assert Notice.objects.get().state == "failed"
