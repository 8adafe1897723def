"""Addresses of the public site."""

from __future__ import annotations

from django.urls import path

from watchword.helpcentre.views.answer import answer
from watchword.helpcentre.views.articles import article, help_index
from watchword.helpcentre.views.home import contact, home
from watchword.helpcentre.views.search import search_articles

app_name = "site"

urlpatterns = [
    path("", home, name="home"),
    path("help/", help_index, name="help"),
    path("help/search/", search_articles, name="search"),
    path("help/contact/", contact, name="contact"),
    path("help/security-pin/", article, {"slug": "security-pin"}, name="security_pin"),
    path("help/<slug:slug>/", article, name="article"),
    path("help/<slug:slug>/answer/", answer, name="answer"),
]
