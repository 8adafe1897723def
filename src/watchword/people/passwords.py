"""Which passwords are taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from watchword.core.errors import InvalidError

if TYPE_CHECKING:
    from watchword.people.models import User


def check_password(password: str, user: User) -> None:
    """Raise `InvalidError` if ``password`` breaks a rule of the installation; the text says which."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InvalidError("password", "weak", " ".join(error.messages)) from error
