"""Tags for the parts that pages are made of."""

from __future__ import annotations

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from watchword.web.icons import ICONS

register = template.Library()

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
