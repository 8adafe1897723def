"""What a notice says: what happened, when, how, and what to do. It never carries the changed value.

It names no person and not the whole account number: mail is read on locked screens and passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from watchword.core import zones
from watchword.core.actor import ActorKind
from watchword.ledger.events import Event
from watchword.notices.advice import if_it_was_you, what_to_do
from watchword.notices.catalogue import SENTENCES
from watchword.notices.message import Button, Message
from watchword.notices.subjects import GENERAL, SUBJECTS

if TYPE_CHECKING:
    from watchword.notices.models import Notice
    from watchword.people.models import Account

SHOWN_DIGITS = 3
ACTIVITY = "/portal/activity/"

_CHANNELS = {
    "phone": gettext_lazy("by phone"),
    "email": gettext_lazy("by email"),
    "chat": gettext_lazy("by live chat"),
}
_PLACES = {
    ActorKind.ADMINISTRATOR: gettext_lazy("in the customer portal, by an administrator"),
    ActorKind.AGENT: gettext_lazy("at our support desk, by an agent"),
    ActorKind.API_KEY: gettext_lazy("through a system that is connected to ours"),
    ActorKind.CALLER: gettext_lazy("with a link that was sent by mail"),
    ActorKind.OPERATOR: gettext_lazy("by those who run this service"),
}


def notice_message(notice: Notice) -> Message:
    """Return what ``notice`` says, in the language and the time zone that are active."""
    event = Event(notice.event)
    title = str(SUBJECTS.get(event, GENERAL))
    return Message(
        subject=subject(title),
        heading=title,
        says=(str(SENTENCES[event]), if_it_was_you(event)),
        facts=tuple(_facts(notice)),
        if_not_you=what_to_do(event),
        button=Button(_("Look at the security activity"), address_of(ACTIVITY)),
        foot=foot(notice.account),
    )


def subject(title: str) -> str:
    """Return ``title`` with the provider's name before it."""
    return f"{settings.WATCHWORD.provider_name}: {title}"


def address_of(path: str) -> str:
    """Return the whole address of ``path``: by the setting, never by what a request said its host was."""
    return f"{settings.WATCHWORD.base_url.rstrip('/')}{path}"


def shown_number(account: Account) -> str:
    """Return the end of the account number: enough for its owner to know it by."""
    return f"…{account.number[-min(SHOWN_DIGITS, len(account.number) // 2) :]}"


def foot(account: Account | None) -> tuple[str, ...]:
    """Return why this person gets the mail, what we never ask, and who writes."""
    product = settings.WATCHWORD
    lines = [_("We never ask for a PIN or a password by mail, and no agent can see yours.")]
    if account:
        lines.insert(
            0,
            _(
                "This address is on record for account %s. Whatever changes its security is told here."
            )
            % shown_number(account),
        )
    names = {"provider": product.provider_name, "phone": product.support_phone}
    signed = _("%(provider)s, support: %(phone)s") if product.support_phone else "%(provider)s"
    return (*lines, signed % names)


def _facts(notice: Notice) -> list[tuple[str, str]]:
    facts = [(_("When"), zones.exactly(notice.at))]
    how = _how(notice)
    if how:
        facts.append((_("How"), how))
    return [*facts, (_("Account"), shown_number(notice.account))] if notice.account else facts


def _how(notice: Notice) -> str:
    """Return the way it was done, as far as it is known."""
    place = _PLACES.get(ActorKind(notice.actor_kind)) if notice.actor_kind else None
    channel = _CHANNELS.get(notice.channel)
    if place and channel:
        return _("%(channel)s, %(place)s") % {"channel": channel, "place": place}
    return str(place or channel or "")
