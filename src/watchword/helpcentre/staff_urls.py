"""Addresses of what supervisors see of the help centre, under ``/desk/articles/``."""

from __future__ import annotations

from django.urls import path

from watchword.helpcentre.views.answers import answers

app_name = "articles"

urlpatterns = [path("", answers, name="answers")]
