"""The Django app of notices."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Listens to the ledger, so that no flow can forget its notice."""

    name = "watchword.notices"
    label = "notices"

    def ready(self) -> None:
        """Begin to listen."""
        from watchword.ledger.signals import entry_recorded
        from watchword.notices.flows.queue_letters import on_link
        from watchword.notices.flows.queue_notices import on_entry

        entry_recorded.connect(on_entry, dispatch_uid="watchword.notices")
        entry_recorded.connect(on_link, dispatch_uid="watchword.notices.letters")
