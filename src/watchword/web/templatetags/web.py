"""Tags for the parts that pages are made of."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext

from watchword.core import clock, zones
from watchword.web.icons import ICONS

if TYPE_CHECKING:
    from django.forms import BaseForm, BoundField
    from django.utils.safestring import SafeString

register = template.Library()

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
MESSAGE_ICONS = {
    "good": "circle-check",
    "look": "alert-triangle",
    "bad": "alert-circle",
    "info": "info-circle",
}
MESSAGE_KINDS = {"success": "good", "warning": "look", "error": "bad"}


@register.simple_tag
def icon(name: str, extra_class: str = "") -> SafeString:
    """Return the icon ``name``, hidden from screen readers: the word stands beside it."""
    if name not in ICONS:
        msg = f"{name!r} is not in watchword.web.icons."
        raise ValueError(msg)
    return format_html(
        '<svg class="icon {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        extra_class,
        static("vendor/icons/sprite.svg"),
        name,
    )


@register.filter
def message_kind(level: str) -> str:
    """Return the kind of message (good, look, bad, info) for one of Django's message levels."""
    return MESSAGE_KINDS.get(level, "info")


@register.filter
def message_icon(kind: str) -> str:
    """Return the name of the icon that goes with a kind of message."""
    return MESSAGE_ICONS[kind]


@register.filter
def as_json(value: object) -> str:
    """Return ``value`` as JSON, for a data attribute."""
    return json.dumps(value)


@register.filter
def dialled(phone: str) -> str:
    """Return the address with which a phone calls ``phone``."""
    return "tel:" + "".join(character for character in phone if character in "+0123456789")


@register.filter
def described(field: BoundField) -> SafeString:
    """Return the field's box, tied to its hint and its error for screen readers."""
    parts = []
    if field.help_text:
        parts.append(f"{field.auto_id}-hint")
    if field.errors:
        parts.append(f"{field.auto_id}-error")
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(parts)} if parts else {}
    if field.errors:
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)


@register.inclusion_tag("web/pin_field.html")
def pin_field(  # noqa: PLR0913 - what the box is for, each by name
    field: BoundField,
    *,
    check: str,
    suggestion: str,
    owner: str,
    keeps: bool = False,
    fewest: int = 0,
    most: int = 0,
) -> dict[str, object]:
    """Show the box for a new PIN, with its help.

    ``check`` and ``suggestion`` are the addresses that pin.js asks, ``owner`` is what a password
    manager files it under; ``keeps`` says that an empty box leaves the present PIN. ``fewest`` and
    ``most`` digits are those of the settings unless the page takes others.
    """
    return {
        "field": field,
        "check": check,
        "suggestion": suggestion,
        "owner": owner,
        "keeps": keeps,
        "fewest": fewest or settings.WATCHWORD.pin_min_length,
        "most": most or settings.WATCHWORD.pin_max_length,
    }


@register.filter
def summary(form: BaseForm) -> list[tuple[str, str]]:
    """Return what an error summary lists: the box to go to, and the sentence."""
    first = next(iter(form), None)
    anchor = first.auto_id if first else ""
    general = [(anchor, str(error)) for error in form.non_field_errors()]
    return general + [(field.auto_id, str(error)) for field in form for error in field.errors]


@register.filter
def when(moment: dt.datetime) -> SafeString:
    """Return a moment as people say it: how long ago up to a day, then the date; on pointing exactly."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(),
        zones.exactly(moment),
        _spoken(moment),
    )


@register.filter
def time_of(moment: dt.datetime) -> SafeString:
    """Return the time of day of a moment that is near, with its zone; on pointing exactly."""
    local = timezone.localtime(moment)
    words = f"{date_format(local, 'TIME_FORMAT')} {zones.abbreviation(local)}"
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(),
        zones.exactly(moment),
        words,
    )


@register.filter
def digit_by_digit(digits: str) -> str:
    """Return ``digits`` as a screen reader should say them: one by one, a pause after each fourth."""
    groups = [digits[place : place + 4] for place in range(0, len(digits), 4)]
    return ", ".join(" ".join(group) for group in groups)


@register.filter
def time_left(until: dt.datetime) -> str:
    """Return how long it is until a moment that lies ahead, in hours, and at the end in minutes."""
    left = max(until - clock.now(), dt.timedelta())
    # What has only just begun is a whole one.
    hours, minutes = (left + 5 * MINUTE) // HOUR, left // MINUTE
    if hours:
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}


def _spoken(moment: dt.datetime) -> str:
    age = max(clock.now() - moment, dt.timedelta())
    minutes, hours = age // MINUTE, age // HOUR
    if age >= DAY:
        return gettext("on %(date)s") % {"date": zones.day(moment)}
    if hours:
        return ngettext("%(n)d hour ago", "%(n)d hours ago", hours) % {"n": hours}
    if minutes > 0:
        return ngettext("%(n)d minute ago", "%(n)d minutes ago", minutes) % {"n": minutes}
    return gettext("just now")
