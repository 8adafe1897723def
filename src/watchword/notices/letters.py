"""Mails that carry a one-time link: what each says, and whether its link still serves.

The token is computed when the mail is written, and stands in no table, task or log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from watchword.core import clock, zones
from watchword.notices.advice import NOTHING_TO_DO
from watchword.notices.mail import address_of, foot, shown_number, subject
from watchword.notices.message import Button, Message
from watchword.people.links import token_of
from watchword.people.models import Administrator, Invitation, PasswordReset, Recovery
from watchword.people.recoveries import is_live

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from watchword.notices.models import Notice
    from watchword.people.models import Account, OneTimeLink

USE: Final = "use"
STOP: Final = "stop"
MODELS: Final[dict[str, type[OneTimeLink]]] = {
    "inv": Invitation,
    "rst": PasswordReset,
    "rcv": Recovery,
}


def link_called(public_id: str) -> OneTimeLink | None:
    """Return the link with this identifier, with its person; None if there is none."""
    model = MODELS.get(public_id.partition("_")[0])
    if model is None:
        return None
    links: QuerySet[Any] = model._default_manager.select_related("user")  # noqa: SLF001 - documented
    found: OneTimeLink | None = links.filter(public_id=public_id).first()
    return found


def letter_message(notice: Notice) -> Message | None:
    """Return what the letter ``notice`` says; None if its link serves no more, or not this address."""
    link = link_called(notice.link)
    if link is None or not _serves(link, notice):
        return None
    if isinstance(link, Recovery):
        return _recovery(link, notice) if notice.purpose == USE else _stop(link, notice)
    return _invitation(link, notice) if isinstance(link, Invitation) else _reset(link, notice)


def _serves(link: OneTimeLink, notice: Notice) -> bool:
    now = clock.now()
    if link.used_at or link.expires_at <= now or not link.user.is_active:
        return False
    if not isinstance(link, Recovery):
        # One whose address was changed since is not sent a link to where the address was.
        return link.user.email == notice.address
    if notice.purpose == STOP:
        return is_live(link, now)
    there = link.contact is not None and link.contact.value.lower() == notice.address
    return there and link.ready_at <= now and is_live(link, now)


def _invitation(link: OneTimeLink, notice: Notice) -> Message:
    title = _("You are invited")
    account = notice.account
    return Message(
        subject=subject(title),
        heading=title,
        says=(_for_administrator(account) if account else _for_staff(),),
        facts=_until(link),
        button=Button(_("Accept the invitation"), _address("/invitations/", link)),
        after=(
            _(
                "Do you not know what this is about? Then do nothing. Without the link nobody gets in."
            ),
        ),
        foot=foot(None),
    )


def _for_administrator(account: Account) -> str:
    return _(
        "You can look after the account %(number)s of %(name)s in our customer portal. "
        "With the button you choose a password and a Security PIN."
    ) % {"number": shown_number(account), "name": account.name}


def _for_staff() -> str:
    return _("You can work at our support desk. With the button you choose a password.")


def _reset(link: OneTimeLink, notice: Notice) -> Message:
    title = _("Choose a new password")
    says = (
        _("With the button you choose a new password and a new Security PIN.")
        if _has_pin(link)
        else _("With the button you choose a new password.")
    )
    return Message(
        subject=subject(title),
        heading=title,
        says=(_("A link to get back in was asked for."), says),
        facts=_until(link),
        button=Button(title, _address("/login/reset/", link)),
        after=(
            _(
                "Was it not you? Then do nothing: all stays as it is. "
                "Do not pass this mail on, and read the link to nobody: we never ask for it."
            ),
        ),
        foot=foot(notice.account),
    )


def _recovery(link: Recovery, notice: Notice) -> Message:
    title = _("You can get back in now")
    return Message(
        subject=subject(title),
        heading=title,
        says=(
            _(
                "An administrator asked to get back in through this address, "
                "which is on record for the account."
            ),
            _("With the button that person chooses a new password and a new Security PIN."),
        ),
        facts=_until(link),
        button=Button(_("Choose a new password"), _address("/login/recovery/", link)),
        after=(
            _(
                "Was it nobody whom you know? Then do not use the link, and give it to nobody. "
                "An earlier mail holds the link that stops it."
            ),
        ),
        foot=foot(notice.account),
    )


def _stop(link: Recovery, notice: Notice) -> Message:
    title = _("Somebody asks to get back in")
    return Message(
        subject=subject(title),
        heading=title,
        says=(
            _(
                "Somebody who has no password for your account asks to get back in "
                "through an email address that is on record for it."
            ),
            _("If nobody stops it, that address gets a link to choose a new password and PIN."),
            str(NOTHING_TO_DO),
        ),
        facts=(
            (_("Asked"), zones.exactly(notice.at)),
            (_("The link goes out"), zones.exactly(link.ready_at)),
        ),
        if_not_you=_("Stop it with the button. It asks once more and needs no password."),
        button=Button(_("Stop it"), _address("/recovery/stop/", link, STOP)),
        foot=foot(notice.account),
    )


def _until(link: OneTimeLink) -> tuple[tuple[str, str], ...]:
    return ((_("Works once, until"), zones.exactly(link.expires_at)),)


def _has_pin(link: OneTimeLink) -> bool:
    return Administrator.objects.filter(user=link.user).exists()


def _address(path: str, link: OneTimeLink, purpose: str = USE) -> str:
    return address_of(f"{path}{token_of(link, purpose)}/")
