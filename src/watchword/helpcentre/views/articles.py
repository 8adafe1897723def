"""The list of articles, and each article."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from watchword.helpcentre.rendering import filled, rendered
from watchword.helpcentre.shelf import shelf

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.helpcentre.article import Article

# A list of contents pays from so many headings on.
LEAST_CONTENTS = 4


@require_safe
def help_index(request: HttpRequest) -> HttpResponse:
    """Show what articles there are, by category; categories stand in the order of their first articles."""
    articles = [filled(article) for article in shelf().all_in(get_language() or "")]
    order = {article.category: at for at, article in reversed(list(enumerate(articles)))}
    articles.sort(key=lambda article: order[article.category])
    categories = [
        (category, list(found)) for category, found in groupby(articles, lambda a: a.category)
    ]
    return render(request, "helpcentre/index.html", {"categories": categories})


@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one article, in the reader's language where it is there."""
    language = get_language() or ""
    found = find_article(slug, language)
    page = rendered(found)
    related = [shelf().find(other, language) for other in found.related]
    context = {
        "article": filled(found),
        "html": page.html,
        "headings": page.headings if len(page.headings) >= LEAST_CONTENTS else (),
        "related": [filled(other) for other in related if other],
        "is_in_other_language": found.language != language,
        "answered": request.GET.get("answered"),
    }
    return render(request, "helpcentre/article.html", context)


def find_article(slug: str, language: str) -> Article:
    """Return the article ``slug``; raise `Http404` where there is none."""
    found = shelf().find(slug, language)
    if found is None:
        raise Http404
    return found
