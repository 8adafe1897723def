"""Mails with a one-time link: to whom, when, and where the link stands and where it never does."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.db import transaction

from tests.notices.samples import ALICE, ANN, BOB, OFFICE, letter_of, recovery_of
from tests.support.faulty import everything
from watchword.core import clock
from watchword.core.actor import CALLER, OPERATOR
from watchword.ledger.events import Event
from watchword.ledger.flows.record import record
from watchword.notices.delivery import deliver_due
from watchword.notices.models import Notice
from watchword.people.flows.invite import invite
from watchword.people.links import add_link, end_links, spend, token_of
from watchword.people.models import ContactOfRecord, Invitation, PasswordReset, Recovery, User

if TYPE_CHECKING:
    from tests.support.cast import Cast

DAYS_2 = dt.timedelta(hours=48)


@pytest.fixture
def quiet(cast: Cast) -> Cast:
    """The cast, with nothing waiting to be sent."""
    Notice.objects.all().delete()
    return cast


def invited(cast: Cast) -> str:
    with transaction.atomic():
        return invite(cast.bob.user, actor=OPERATOR, by_mail=True)


def recovery_started(cast: Cast, wait: dt.timedelta = DAYS_2) -> Recovery:
    recovery = recovery_of(cast, wait)
    with transaction.atomic():
        record(
            Event.RECOVERY_STARTED,
            actor=CALLER,
            account=cast.account.public_id,
            subject=cast.alice.user.public_id,
            link=recovery.public_id,
        )
    return recovery


def queued() -> list[tuple[str, str, str]]:
    return sorted(Notice.objects.values_list("event", "purpose", "address"))


def sent() -> list[tuple[list[str], str]]:
    """Send what is due; return to whom, and the address that the button leads to."""
    mail.outbox.clear()
    deliver_due()
    return [
        (message.to, str(message.body).partition("<")[2].partition(">")[0])
        for message in mail.outbox
    ]


def test_an_invitation_goes_to_the_invited(quiet: Cast) -> None:
    token = invited(quiet)
    assert queued() == [("invitation.made", "use", BOB)]
    assert sent() == [([BOB], f"http://127.0.0.1:8000/invitations/{token}/")]


def test_one_that_is_handed_over_is_not_mailed(quiet: Cast) -> None:
    with transaction.atomic():
        invite(quiet.bob.user, actor=OPERATOR)
    assert queued() == []


def test_staff_gets_its_letters_too(quiet: Cast) -> None:
    with transaction.atomic():
        invite(quiet.ann.user, actor=OPERATOR, by_mail=True)
    notice = Notice.objects.get()
    assert (notice.account, notice.address) == (None, ANN)
    assert len(sent()) == 1


def test_the_link_stands_in_no_table(quiet: Cast) -> None:
    token = invited(quiet)
    deliver_due()
    assert token in str(mail.outbox[0].body)
    assert token not in str(everything())


@pytest.mark.parametrize("end", ["used", "ended", "expired", "removed", "moved"])
def test_a_link_that_serves_no_more_is_not_sent(quiet: Cast, end: str) -> None:
    invited(quiet)
    link, now = Invitation.objects.latest("pk"), clock.now()
    if end == "used":
        spend(link)
    if end == "ended":
        end_links(Invitation, quiet.bob.user.pk)
    if end == "expired":
        now += dt.timedelta(hours=25)
    if end == "removed":
        User.objects.filter(pk=quiet.bob.user.pk).update(is_active=False)
    if end == "moved":
        User.objects.filter(pk=quiet.bob.user.pk).update(email="robert@harbour.example")
    with clock.at(now + dt.timedelta(seconds=1)):
        assert sent() == []
    assert Notice.objects.get().state == "dropped"


def test_a_recovery_is_told_at_once_to_all_who_may_stop_it(quiet: Cast) -> None:
    recovery = recovery_started(quiet)
    stop = f"http://127.0.0.1:8000/recovery/stop/{token_of(recovery, 'stop')}/"
    assert sent() == [([address], stop) for address in (ALICE, BOB, OFFICE)]


def test_its_link_goes_out_when_the_waiting_time_is_over(quiet: Cast) -> None:
    recovery = recovery_started(quiet)
    deliver_due()
    with clock.at(recovery.ready_at - dt.timedelta(seconds=1)):
        assert sent() == []
    with clock.at(recovery.ready_at):
        use = f"http://127.0.0.1:8000/login/recovery/{token_of(recovery)}/"
        assert sent() == [([OFFICE], use)]


@pytest.mark.parametrize("end", ["stopped", "contact changed", "contact removed", "used"])
def test_the_link_of_a_recovery_that_came_to_its_end_is_not_sent(quiet: Cast, end: str) -> None:
    recovery = recovery_started(quiet)
    deliver_due()
    contacts = ContactOfRecord.objects.filter(account=quiet.account, kind="email")
    if end == "stopped":
        Recovery.objects.update(stopped_at=clock.now())
    if end == "contact changed":
        contacts.update(value="thief@elsewhere.example", recorded_at=clock.now())
    if end == "contact removed":
        Recovery.objects.update(contact=None)
    with clock.at(recovery.ready_at):
        if end == "used":
            spend(recovery)
        assert sent() == []
    assert Notice.objects.get(purpose="use").state == "dropped"


def test_what_stops_a_recovery_cannot_be_used_to_do_it(cast: Cast) -> None:
    recovery = recovery_of(cast)
    assert token_of(recovery) != token_of(recovery, "stop")


def test_a_letter_of_a_reset_is_for_one_address(cast: Cast) -> None:
    link = add_link(PasswordReset(user=cast.alice.user), dt.timedelta(minutes=30))
    letter_of(link, BOB, cast.account).save()
    Notice.objects.exclude(link=str(link)).delete()
    assert sent() == []


def test_a_request_says_nothing_of_where_links_lead(quiet: Cast) -> None:
    """A host that a request claims cannot come into a mail: the mail is written without any request."""
    invited(quiet)
    ((_to, address),) = sent()
    assert address.startswith("http://127.0.0.1:8000/")
