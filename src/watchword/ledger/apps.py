"""The Django app of the ledger."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Entries that are added and never changed."""

    name = "watchword.ledger"
    label = "ledger"
