"""A one-time link with which a person who forgot the password chooses a new one."""

from __future__ import annotations

from watchword.core.identifiers import public_id_field
from watchword.people.models.link import OneTimeLink


class PasswordReset(OneTimeLink):
    """One link."""

    public_id = public_id_field("rst")

    def __str__(self) -> str:
        """Return the identifier."""
        return self.public_id
