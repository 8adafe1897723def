"""The Django app of the shared frame."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Base templates, styles and sign-in."""

    name = "watchword.web"
    label = "web"
