"""The provider's colour, as a stylesheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from watchword.core import colour

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Answer the accent for light and dark, each with the ink that can be read on it."""
    light = settings.WATCHWORD.accent
    dark = colour.on_dark(light)
    colours = {
        "light": light,
        "dark": dark,
        "light_ink": colour.ink_on(light),
        "dark_ink": colour.ink_on(dark),
    }
    response = render(request, "web/theme.css", colours, content_type="text/css")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
