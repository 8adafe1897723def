"""One who can sign in: an email, a name and a password. What the person may do stands elsewhere."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from watchword.core import clock
from watchword.core.identifiers import public_id_field
from watchword.core.text import LONGEST_FOLDED, fold


class UserManager(BaseUserManager["User"]):
    """Makes users with their email in lower case, so that one address is one person."""

    def create_user(self, email: str, name: str, password: str | None = None) -> User:
        """Make a user; without a password nobody can sign in as this person yet."""
        user = self.model(email=email.strip().lower(), name=name.strip())
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        """Return the user with this email, however it is written."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in."""

    public_id = public_id_field("usr")
    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=LONGEST_FOLDED, editable=False, db_index=True)
    is_active = models.BooleanField(default=True)
    # What the person reads: a language of the settings and an IANA time zone; empty until known.
    language = models.CharField(max_length=16, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        """Return the identifier, never name or email: this may reach a log."""
        return self.public_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the name in the form that is searched."""
        self.folded_name = fold(self.name)[:LONGEST_FOLDED]
        super().save(*args, **kwargs)
