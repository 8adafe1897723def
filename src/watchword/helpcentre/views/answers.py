"""What readers answered, for supervisors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from watchword.helpcentre.queries import answers_to
from watchword.helpcentre.rendering import filled
from watchword.helpcentre.shelf import shelf
from watchword.people.models import Agent
from watchword.web.gates import AgentRequest, role_required

if TYPE_CHECKING:
    from django.http import HttpResponse

    from watchword.helpcentre.article import Article


@role_required(Agent.Role.SUPERVISOR)
@require_safe
def answers(request: AgentRequest) -> HttpResponse:
    """Show the counts for each article in each language."""
    articles = shelf().articles.values()
    ordered = sorted(articles, key=lambda article: (article.order, article.slug, article.language))
    rows = answers_to((article, _title(article)) for article in ordered)
    return render(request, "helpcentre/answers.html", {"rows": rows, "faults": shelf().faults})


def _title(article: Article) -> str:
    """Return what ``article`` is called in the language of the one who looks."""
    return filled(shelf().find(article.slug, get_language() or "") or article).title
