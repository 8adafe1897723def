"""Search over the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from watchword.core.text import has_control
from watchword.helpcentre.search import LONGEST_QUERY, search, terms_of
from watchword.helpcentre.shelf import shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def search_articles(request: HttpRequest) -> HttpResponse:
    """Show what articles have the words of ``q``; what was asked for is kept nowhere."""
    typed = request.GET.get("q", "")[:LONGEST_QUERY]
    query = " ".join(typed.split()) if not has_control(" ".join(typed.split())) else ""
    hits = search(query, shelf().all_in(get_language() or "")) if terms_of(query) else []
    has_all = all(hit.has_all for hit in hits)
    return render(
        request, "helpcentre/search.html", {"query": query, "hits": hits, "has_all": has_all}
    )
