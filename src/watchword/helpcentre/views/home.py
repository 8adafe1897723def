"""The first page, and how to reach support. They are the same for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the first page."""
    return render(request, "helpcentre/home.html")


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Show how to reach support, and what to have ready."""
    return render(request, "helpcentre/contact.html")
