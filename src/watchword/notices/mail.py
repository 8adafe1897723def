"""What a notice says. It never carries the changed value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from watchword.ledger.events import Event
from watchword.notices.catalogue import SENTENCES

if TYPE_CHECKING:
    from watchword.notices.models import Notice


_CHANNELS = {
    "phone": gettext_lazy("by phone"),
    "email": gettext_lazy("by email"),
    "chat": gettext_lazy("by live chat"),
}


def subject_and_text(notice: Notice) -> tuple[str, str]:
    """Return subject and plain text of the mail for ``notice``."""
    product = settings.WATCHWORD
    subject = _("%(provider)s: security of account %(number)s") % {
        "provider": product.provider_name,
        "number": notice.account.number,
    }
    when = date_format(notice.at, "j F Y, H:i") + " UTC"
    lines = [str(SENTENCES[Event(notice.event)]), "", _("When: %s") % when]
    if notice.channel:
        lines.append(_("How: %s") % _CHANNELS.get(notice.channel, notice.channel))
    lines += ["", _("Was it you or a colleague? Then there is nothing to do."), _what_to_do()]
    return subject, "\n".join(lines) + "\n"


def _what_to_do() -> str:
    product = settings.WATCHWORD
    sentence = _("If it was somebody else, sign in at %s and set a new Security PIN.") % (
        product.base_url.rstrip("/") + "/login/"
    )
    if product.support_phone:
        sentence += " " + _("Then call us on %s.") % product.support_phone
    return sentence
