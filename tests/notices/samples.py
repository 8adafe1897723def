"""One of each mail that can go out: a notice for each event that is told, and each letter."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from watchword.core import clock
from watchword.core.actor import ActorKind
from watchword.notices.catalogue import SENTENCES
from watchword.notices.models import Notice
from watchword.people.links import add_link, token_of
from watchword.people.models import ContactOfRecord, Invitation, PasswordReset, Recovery
from watchword.people.tokens import hash_of

if TYPE_CHECKING:
    from tests.support.cast import Cast
    from watchword.people.models import Account, OneTimeLink

OFFICE, ALICE = "office@harbour.example", "alice@harbour.example"
BOB, ANN = "bob@harbour.example", "ann@desk.example"


def notice_of(cast: Cast, event: str, address: str = OFFICE) -> Notice:
    """Return a notice of ``event``, as an administrator made it happen just now."""
    return Notice(
        account=cast.account,
        event=event,
        at=clock.now(),
        address=address,
        actor_kind=ActorKind.ADMINISTRATOR,
    )


def letter_of(
    link: OneTimeLink, address: str, account: Account | None, purpose: str = "use"
) -> Notice:
    """Return the letter that carries ``link`` to ``address``."""
    events = {"inv": "invitation.made", "rst": "password.reset_asked", "rcv": "recovery.started"}
    return Notice(
        account=account,
        event=events[str(link)[:3]],
        at=link.created_at,
        address=address,
        link=str(link),
        purpose=purpose,
    )


def recovery_of(cast: Cast, wait: dt.timedelta = dt.timedelta(0)) -> Recovery:
    """Return a recovery of alice by the office's address."""
    contact = ContactOfRecord.objects.get(account=cast.account, kind="email")
    recovery = Recovery(user=cast.alice.user, contact=contact)
    recovery.ready_at = clock.now() + wait
    recovery.stop_token_hash = hash_of(recovery.public_id)
    return add_link(recovery, wait + dt.timedelta(hours=24))


def letters(cast: Cast) -> dict[str, Notice]:
    """Return each kind of letter by a name for it."""
    life = dt.timedelta(hours=24)
    invited = add_link(Invitation(user=cast.bob.user), life)
    employed = add_link(Invitation(user=cast.ann.user), life)
    reset = add_link(PasswordReset(user=cast.alice.user), life)
    reset_of_staff = add_link(PasswordReset(user=cast.sue.user), life)
    recovery = recovery_of(cast)
    return {
        "invitation": letter_of(invited, BOB, cast.account),
        "invitation-staff": letter_of(employed, ANN, None),
        "reset": letter_of(reset, ALICE, cast.account),
        "reset-staff": letter_of(reset_of_staff, "sue@desk.example", None),
        "recovery": letter_of(recovery, OFFICE, cast.account),
        "recovery-stop": letter_of(recovery, ALICE, cast.account, "stop"),
    }


def all_mails(cast: Cast) -> dict[str, Notice]:
    """Return one of each, by a name for it."""
    return {event.value: notice_of(cast, event.value) for event in SENTENCES} | letters(cast)


def token_in(notice: Notice, link: OneTimeLink) -> str:
    """Return the token that the letter ``notice`` carries."""
    return token_of(link, notice.purpose)
