"""The Django app of Security PINs."""

from __future__ import annotations

from django.apps import AppConfig


class PinsConfig(AppConfig):
    """Policy, sealing and guard."""

    name = "watchword.pins"
    label = "pins"
