"""A one-time link with which a person who is new chooses a password, and an administrator a PIN."""

from __future__ import annotations

from watchword.core.identifiers import public_id_field
from watchword.people.models.link import OneTimeLink


class Invitation(OneTimeLink):
    """One link."""

    public_id = public_id_field("inv")

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
