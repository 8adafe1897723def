"""A mail as HTML: one column, one button, nothing from elsewhere, light and dark.

Old mail programs need tables to hold a width; screen readers are told that these are none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from watchword.core.colour import ink_on
from watchword.notices.styles import sheet, styled

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from watchword.notices.message import Message

PAGE: Final = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>{subject}</title>
<style>
{sheet}
</style>
</head>
<body {page}>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" {column}>
<tr><td align="{side}" style="padding:0 4px"><p {mark}><bdi>{provider}</bdi></p></td></tr>
<tr><td align="{side}" {card}>
<h1 {heading_style}>{heading}</h1>
{body}
</td></tr>
<tr><td align="{side}" style="padding:16px 4px 0">
{foot}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
"""
PARAGRAPH: Final = "<p {}>{}</p>\n"
FACTS: Final = """\
<table role="presentation" cellpadding="0" cellspacing="0" border="0" {}>
{}</table>
"""
FACT: Final = '<tr><td valign="top" {}>{}</td><td valign="top" {}>{}</td></tr>\n'
ASIDE: Final = "<div {}>\n<p {}>{}</p>\n<p {}>{}</p>\n</div>\n"
BUTTON: Final = '<p {}><a href="{}" {}>{}</a></p>\n'


def as_html(message: Message) -> str:
    """Return ``message`` as a document that says its language and asks for nothing from elsewhere."""
    accent = settings.WATCHWORD.accent
    return format_html(
        PAGE,
        language=get_language(),
        direction="rtl" if get_language_bidi() else "ltr",
        side="right" if get_language_bidi() else "left",
        subject=message.subject,
        sheet=sheet(accent),
        page=styled("page"),
        column=styled("column"),
        mark=styled("mark", f"border-color:{accent};"),
        provider=settings.WATCHWORD.provider_name,
        card=styled("card"),
        heading_style=styled("heading"),
        heading=message.heading,
        body=_body(message),
        foot=_paragraphs("quiet", message.foot),
    )


def _body(message: Message) -> SafeString:
    parts = (
        _paragraphs("text", message.says),
        _facts(message),
        _if_not_you(message),
        _button(message),
        _paragraphs("text", message.after),
    )
    return format_html_join("", "{}", ((part,) for part in parts))


def _paragraphs(style: str, texts: tuple[str, ...]) -> SafeString:
    return format_html_join("", PARAGRAPH, ((styled(style), text) for text in texts))


def _facts(message: Message) -> SafeString | str:
    if not message.facts:
        return ""
    rows = ((styled("name"), name, styled("fact"), what) for name, what in message.facts)
    return format_html(FACTS, styled("facts"), format_html_join("", FACT, rows))


def _if_not_you(message: Message) -> SafeString | str:
    if not message.if_not_you:
        return ""
    title, text = styled("title"), styled("text")
    says = _("If it was somebody else")
    return format_html(ASIDE, styled("aside"), title, says, text, message.if_not_you)


def _button(message: Message) -> SafeString | str:
    if not message.button:
        return ""
    accent = settings.WATCHWORD.accent
    look = styled("button", f"background:{accent};color:{ink_on(accent)};")
    return format_html(BUTTON, styled("press"), message.button.address, look, message.button.label)
