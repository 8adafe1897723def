"""The Django app of the portal."""

from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Pages for administrators of an account."""

    name = "watchword.portal"
    label = "portal"
