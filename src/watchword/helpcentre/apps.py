"""The Django app of the public site."""

from __future__ import annotations

from django.apps import AppConfig


class HelpcentreConfig(AppConfig):
    """The first page and the help centre."""

    name = "watchword.helpcentre"
    label = "helpcentre"
