"""The way back of one who lost everything: a link to an email of record, and a waiting time."""

from __future__ import annotations

from django.db import models

from watchword.core.identifiers import public_id_field
from watchword.people.models.contact import ContactOfRecord
from watchword.people.models.link import OneTimeLink


class Recovery(OneTimeLink):
    """One recovery: its link goes to ``contact``, and serves from ``ready_at`` unless it was stopped.

    Whoever is told of it can stop it with a second link, of which ``stop_token_hash`` is kept.
    """

    public_id = public_id_field("rcv")
    # Empty once the contact was removed: then there is nobody to send the link to.
    contact = models.ForeignKey(
        ContactOfRecord, on_delete=models.SET_NULL, related_name="+", null=True
    )
    ready_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    stop_token_hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
