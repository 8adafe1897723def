"""What a contact of record must look like, the form in which it is compared, and how it is saved once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from watchword.core.errors import InvalidError
from watchword.core.text import digits_of, fold, has_control
from watchword.people.models import ContactOfRecord

if TYPE_CHECKING:
    import datetime as dt

LONGEST = 500
LONGEST_EMAIL = 254  # RFC 5321 4.5.3.1.3
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
    if len(text) > LONGEST or has_control(text.replace("\n", " ").replace("\r", " ")):
        raise InvalidError("value", "value", _("Enter a value of at most 500 characters."))
    if kind == ContactOfRecord.Kind.EMAIL:
        return _email(text)
    if kind == ContactOfRecord.Kind.PHONE:
        return _phone(text)
    folded = fold(text)
    if not folded or len(folded) > LONGEST:  # One character can fold into eighteen.
        raise InvalidError("value", "value", _("Enter a value of at most 500 characters."))
    return CleanContact(text, folded)


def may_be_removed(contact: ContactOfRecord, now: dt.datetime) -> bool:
    """Tell whether ``contact`` can go: not the last email, nor the last that counts for security.

    Who takes over a portal could otherwise leave one address that is told, and that their own.
    """
    if contact.kind != ContactOfRecord.Kind.EMAIL:
        return True
    emails = ContactOfRecord.objects.filter(account=contact.account_id, kind=contact.kind)
    others = list(emails.exclude(pk=contact.pk))
    if contact.counts_for_security(now):
        others = [other for other in others if other.counts_for_security(now)]
    return bool(others)


def save_contact(contact: ContactOfRecord) -> None:
    """Save ``contact`` in the caller's transaction; raise `InvalidError` if the account has it already."""
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError as error:
        sentence = _("This account has that contact already.")
        raise InvalidError("value", "duplicate", sentence) from error


def _email(text: str) -> CleanContact:
    sentence = _("Enter an email address such as name@example.com.")
    if len(text) > LONGEST_EMAIL:
        raise InvalidError("value", "email", sentence)
    try:
        validate_email(text)
    except ValidationError as error:
        raise InvalidError("value", "email", sentence) from error
    return CleanContact(text, fold(text))


def _phone(text: str) -> CleanContact:
    digits = digits_of(text)
    if len(digits) not in PHONE_DIGITS or not set(text) <= PHONE_CHARACTERS:
        sentence = _("Enter a phone number with 5 to 15 digits, such as +1 555 0100.")
        raise InvalidError("value", "phone", sentence)
    return CleanContact(text, digits)
