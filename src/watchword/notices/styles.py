"""How a mail looks: inline styles by the name of what carries them, and the sheet of the dark scheme.

Many mail programs read inline styles alone; those that know a dark scheme read the sheet too. Words
and grounds have a contrast of at least 4.5 in both (`tests/notices/test_html.py`).
"""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString

from watchword.core.colour import ink_on, on_dark

FONT: Final = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
BODY: Final = FONT + "font-size:16px;line-height:24px;"
SMALL: Final = FONT + "font-size:14px;line-height:21px;"
STRONG, TEXT, QUIET = "color:#1c252e;", "color:#38444f;", "color:#5b6772;"
CARD: Final = "background:#ffffff;border:1px solid #d5dbe1;border-radius:10px;"
LINE: Final = "border-inline-start-style:solid;border-inline-start-width:4px;"

STYLES: Final = {
    "page": "margin:0;padding:0;background:#eef1f4;",
    "column": "max-width:560px;",
    "mark": f"margin:0 0 14px;padding-inline-start:12px;font-weight:600;{LINE}{BODY}{STRONG}",
    "card": f"padding:28px 28px 14px;{CARD}",
    "heading": f"margin:0 0 14px;{FONT}font-size:22px;line-height:28px;font-weight:600;{STRONG}",
    "text": f"margin:0 0 16px;{BODY}{TEXT}",
    "facts": "margin:0 0 18px;",
    "name": f"padding:2px 16px 2px 0;overflow-wrap:normal;{SMALL}{QUIET}",
    "fact": f"padding:2px 0;{SMALL}{STRONG}",
    "aside": "margin:0 0 20px;padding:14px 16px 2px;background:#fdf6e7;border-radius:4px;"
    f"border-color:#b87503;{LINE}",
    "title": f"margin:0 0 4px;font-weight:600;{BODY}{STRONG}",
    "press": "margin:0 0 20px;",
    "button": "display:inline-block;padding:12px 22px;border-radius:6px;font-weight:600;"
    f"text-decoration:none;{BODY}",
    "quiet": f"margin:0 0 6px;{FONT}font-size:13px;line-height:19px;{QUIET}",
}

SHEET: Final = """\
body { -webkit-text-size-adjust: 100%%; overflow-wrap: anywhere }
@media (max-width: 480px) {
  .card { padding: 22px 18px 8px !important }
  .button { display: block !important; text-align: center !important }
}
@media (prefers-color-scheme: dark) {
  .page { background: #161d24 !important }
  .card { background: #212a34 !important; border-color: #3a4652 !important }
  .mark { border-color: %(accent)s !important }
  .mark, .heading, .fact, .title { color: #f2f5f7 !important }
  .text { color: #cfd7de !important }
  .name, .quiet { color: #a3afba !important }
  .aside { background: #33291a !important; border-color: #c98a1b !important }
  .button { background: %(accent)s !important; color: %(ink)s !important }
}"""


def styled(name: str, more: str = "") -> SafeString:
    """Return the attributes that give an element the style ``name``, and ``more`` declarations."""
    return SafeString(f'class="{name}" style="{STYLES[name]}{more}"')


def sheet(accent: str) -> SafeString:
    """Return the style sheet for the provider's ``accent`` (``#rrggbb``, checked by the settings)."""
    light = on_dark(accent)
    return SafeString(SHEET % {"accent": light, "ink": ink_on(light)})
