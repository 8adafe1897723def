"""One who signs in to the portal for one account."""

from __future__ import annotations

from django.db import models

from watchword.core import clock
from watchword.core.actor import Actor, ActorKind
from watchword.core.identifiers import public_id_field
from watchword.people.models.account import Account
from watchword.people.models.user import User


class Administrator(models.Model):
    """A person who speaks for an account, if *authorised to contact support* also at the desk."""

    public_id = public_id_field("adm")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="administrators")
    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="administrator")
    authorised_to_contact_support = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Return the identifier, never the name: this may reach a log."""
        return self.public_id

    @property
    def name(self) -> str:
        """The person's name."""
        return self.user.name

    def actor(self) -> Actor:
        """Return this person as one who acts."""
        return Actor(ActorKind.ADMINISTRATOR, self.public_id)
