"""The Django app of the desk."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages of agents, supervisors and auditors."""

    name = "watchword.desk"
    label = "desk"
