"""The Django app of the API."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Keys of other systems, and the calls they make."""

    name = "watchword.api"
    label = "api"
