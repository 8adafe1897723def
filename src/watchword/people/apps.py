"""The Django app of people."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Accounts and the people of customers and provider."""

    name = "watchword.people"
    label = "people"
