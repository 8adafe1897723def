"""Pages that anyone may read. They are the same for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "helpcentre/home.html")


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """Show what articles there are."""
    return render(request, "helpcentre/index.html")


@require_safe
def security_pin(request: HttpRequest) -> HttpResponse:
    """Show the article on how to create and update a Security PIN."""
    product = settings.WATCHWORD
    lengths = {"fewest": product.pin_min_length, "most": product.pin_max_length}
    return render(request, "helpcentre/security_pin.html", lengths)
