"""Takes the answer to *Was this article helpful?*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from watchword.helpcentre.flows.count_answer import count_answer
from watchword.helpcentre.views.articles import find_article
from watchword.web.errors import handler429
from watchword.web.throttle import Limit, place_of, within

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

ANSWERS = ("yes", "no")
# An office behind one address has many readers; a program that answers for them has to stop somewhere.
FROM_ONE_PLACE = Limit("answers", 60)


@require_POST
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Count Yes or No and lead back to the article."""
    article = find_article(slug, get_language() or "")
    said = request.POST.get("helpful", "")
    if said not in ANSWERS:
        raise Http404
    if not within(place_of(request), FROM_ONE_PLACE):
        return handler429(request)
    count_answer(article, _reader(request), helpful=said == "yes")
    address = reverse("site:article", args=[article.slug])
    return redirect(f"{address}?answered={said}#helpful")


def _reader(request: HttpRequest) -> str:
    """Return what tells this reader from others: the person who is signed in, else place and browser."""
    if request.user.is_authenticated:
        return f"person {request.user.pk}"
    return f"{place_of(request)} {request.headers.get('User-Agent', '')}"
