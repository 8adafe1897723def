"""The Django app of the classic portal."""

from __future__ import annotations

from django.apps import AppConfig


class ClassicConfig(AppConfig):
    """Pages for administrators who are used to the older layout."""

    name = "watchword.classic"
    label = "classic"
