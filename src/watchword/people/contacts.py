"""What a contact of record must look like, and the form in which it is compared."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.core.text import digits_of, fold, has_control
from watchword.people.models import ContactOfRecord

LONGEST = 500
PHONE_DIGITS = range(5, 16)  # ITU-T E.164: at most 15
PHONE_CHARACTERS = set("0123456789+-./() ")


@dataclass(frozen=True, slots=True)
class CleanContact:
    """A value as it is shown, and as it is compared and searched."""

    value: str
    normalised: str


def clean_contact(kind: str, value: str) -> CleanContact:
    """Return ``value`` cleaned for its ``kind``; raise `InvalidError` that says what is wrong."""
    text = value.strip()
    if not text or len(text) > LONGEST or has_control(text.replace("\n", " ").replace("\r", " ")):
        raise InvalidError("value", "value", _("Enter a value of at most 500 characters."))
    if kind == ContactOfRecord.Kind.EMAIL:
        return _email(text)
    if kind == ContactOfRecord.Kind.PHONE:
        return _phone(text)
    return CleanContact(text, fold(text))


def _email(text: str) -> CleanContact:
    try:
        validate_email(text)
    except ValidationError as error:
        sentence = _("Enter an email address such as name@example.com.")
        raise InvalidError("value", "email", sentence) from error
    return CleanContact(text, fold(text))


def _phone(text: str) -> CleanContact:
    digits = digits_of(text)
    if len(digits) not in PHONE_DIGITS or not set(text) <= PHONE_CHARACTERS:
        sentence = _("Enter a phone number with 5 to 15 digits, such as +1 555 0100.")
        raise InvalidError("value", "phone", sentence)
    return CleanContact(text, digits)
