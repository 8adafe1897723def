"""Tags of the desk: the queue, masks, moments and the time left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from watchword.core import clock, zones
from watchword.desk.verdict import Verdict, verdict_of
from watchword.people import masking
from watchword.verification.queries import open_conversations

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from watchword.verification.models import Conversation, Grant

register = template.Library()

register.filter("mask_name", masking.mask_name)
register.filter("mask_email", masking.mask_email)

KIND_ICONS = {"email": "mail", "phone": "phone", "postal": "map-pin"}
DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A conversation in the queue, with what its band says."""

    conversation: Conversation
    verdict: Verdict


@register.inclusion_tag("desk/_queue.html", takes_context=True)
def queue(context: template.RequestContext, current: str = "") -> dict[str, Any]:
    """Show this agent's open conversations; ``current`` is the identifier of the one on the page."""
    now = clock.now()
    conversations = open_conversations(context["request"].agent)
    waiting = [Waiting(found, verdict_of(found, now)) for found in conversations]
    return {"waiting": waiting, "current": current}


@register.simple_tag
def when(moment: dt.datetime) -> SafeString:
    """Return ``moment`` relative up to a day, with the exact one on pointing; then as a date."""
    age = clock.now() - moment
    if age >= DAY:
        words = date_format(timezone.localtime(moment), "SHORT_DATE_FORMAT")
    elif age < dt.timedelta(minutes=1):
        words = _("just now")
    else:
        words = _("%(age)s ago") % {"age": timesince(moment, moment + age, depth=1)}
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        zones.exactly(moment),
        words,
    )


@register.filter
def kind_icon(kind: str) -> str:
    """Return the icon of a kind of contact."""
    return KIND_ICONS[kind]


@register.filter
def seconds_left(grant: Grant, now: dt.datetime) -> int:
    """Return the whole seconds that ``grant`` has left at ``now``."""
    return max(0, int((grant.expires_at - now).total_seconds()))


@register.filter
def seconds_given(grant: Grant) -> int:
    """Return the seconds for which ``grant`` was given."""
    return int((grant.expires_at - grant.created_at).total_seconds())


@register.filter
def time_left(grant: Grant, now: dt.datetime) -> str:
    """Return the time that ``grant`` has left at ``now``, in words."""
    minutes, seconds = divmod(seconds_left(grant, now), 60)
    if not minutes:
        return _("%(seconds)d s") % {"seconds": seconds}
    return _("%(minutes)d min %(seconds)d s") % {"minutes": minutes, "seconds": seconds}
