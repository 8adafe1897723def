"""What agents fill in. Whether a PIN is right, or a contact fit, is not asked here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _

from watchword.core.text import digits_of
from watchword.desk.candidates import ACCOUNT_PIN
from watchword.ledger.events import Event
from watchword.people.queries import administrators_of
from watchword.pins.codes import DIGITS as CODE_DIGITS
from watchword.verification.flows.open_conversation import LONGEST_CALLER
from watchword.verification.models import Department, Method

if TYPE_CHECKING:
    from collections.abc import Container

    from watchword.people.models import Account, Administrator

LONGEST_VALUE = 500
LONGEST_TYPED = 64


class PersonForm(forms.Form):
    """Who is calling: one of the account's administrators, or whoever knows the account PIN."""

    person = forms.CharField(max_length=64)

    def __init__(self, account: Account, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_person(self) -> Administrator | None:
        """Return the administrator, or None for the account PIN."""
        chosen = self.cleaned_data["person"]
        if chosen == ACCOUNT_PIN:
            return None
        person = administrators_of(self.account).filter(public_id=chosen).first()
        if person is None:
            raise forms.ValidationError(_("Choose who is calling."))
        return person


class StartForm(PersonForm):
    """A conversation by hand, with its first verification."""

    caller = forms.CharField(max_length=LONGEST_CALLER, required=False)
    department = forms.ChoiceField(choices=Department.choices, initial=Department.SUPPORT)


class PinForm(forms.Form):
    """A PIN as an agent typed it: digits, with spaces and hyphens between them or not."""

    box, method = "pin", Method.PIN

    pin = forms.CharField(max_length=LONGEST_TYPED)
    once = forms.CharField(max_length=LONGEST_TYPED, required=False)

    def clean_pin(self) -> str:
        """Return the digits; refuse what cannot be a PIN of this installation, before it costs an attempt."""
        product = settings.WATCHWORD
        return _digits(
            self.cleaned_data["pin"], range(product.pin_min_length, product.pin_max_length + 1)
        )


class CodeForm(forms.Form):
    """A support code as an agent typed it, in groups or not."""

    box, method = "code", Method.SUPPORT_CODE

    code = forms.CharField(max_length=LONGEST_TYPED)
    once = forms.CharField(max_length=LONGEST_TYPED, required=False)

    def clean_code(self) -> str:
        """Return the digits; refuse what cannot be a code, before it costs an attempt."""
        return _digits(self.cleaned_data["code"], (CODE_DIGITS,))


class ContactForm(forms.Form):
    """The new value of a contact of record."""

    value = forms.CharField(max_length=LONGEST_VALUE)
    told = forms.BooleanField()


class LedgerForm(forms.Form):
    """By what to filter the ledger."""

    account = forms.CharField(max_length=32, required=False)
    event = forms.ChoiceField(
        choices=[("", ""), *((event.value, event.value) for event in Event)], required=False
    )


def _digits(typed: str, lengths: Container[int]) -> str:
    digits = digits_of(typed)
    if typed.strip("0123456789 -") or len(digits) not in lengths:
        raise forms.ValidationError(_("Not the right digits."))
    return digits
