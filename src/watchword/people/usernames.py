"""The email with which a person signs in: what it must look like, and that it is one person's alone."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.people.models import User

LONGEST = 254  # RFC 5321 4.5.3.1.3


def clean_username(email: str) -> str:
    """Return ``email`` in lower case, without spaces around it; raise `InvalidError` if it is none."""
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise _unfit() from error
    if len(address) > LONGEST:
        raise _unfit()
    return address


def check_username(email: str) -> None:
    """Raise `InvalidError` if nobody can come to sign in with ``email``: it is none, or taken."""
    if User.objects.filter(email=clean_username(email)).exists():
        raise _taken()


def create_user(email: str, name: str, password: str | None = None) -> User:
    """Make a person inside the caller's transaction; raise `InvalidError` for an email that is taken.

    Both are clean already. Without a password nobody can sign in as this person yet.
    """
    try:
        with transaction.atomic():
            return User.objects.create_user(email, name, password)
    except IntegrityError as error:
        raise _taken() from error


def _unfit() -> InvalidError:
    return InvalidError("email", "email", _("Enter an email address such as name@example.com."))


def _taken() -> InvalidError:
    # Whose it is, and on which account or side of the desk, is not said.
    sentence = _("This email cannot be used: somebody signs in with it already.")
    return InvalidError("email", "taken", sentence)
