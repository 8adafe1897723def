"""The form of a contact of record. Whether a value is fit is the flow's to say."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.people.contacts import LONGEST
from watchword.people.models import ContactOfRecord

Kind = ContactOfRecord.Kind
LABELS = {
    Kind.EMAIL: _("Email"),
    Kind.PHONE: _("Phone number"),
    Kind.POSTAL: _("Postal address"),
}
WIDGETS: dict[Kind, type[forms.Widget]] = {
    Kind.EMAIL: forms.EmailInput,
    Kind.PHONE: forms.TextInput,
    Kind.POSTAL: forms.Textarea,
}
ATTRIBUTES: dict[Kind, dict[str, str]] = {
    Kind.EMAIL: {"autocomplete": "off"},
    Kind.PHONE: {"autocomplete": "off", "inputmode": "tel"},
    Kind.POSTAL: {"autocomplete": "off", "rows": "3"},
}


class ContactForm(forms.Form):
    """One value, in the box that fits its kind."""

    value = forms.CharField(error_messages={"required": _("Enter the new value.")})

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["value"]
        field.label = LABELS[kind]
        attributes = {"class": "form-control", "maxlength": str(LONGEST), **ATTRIBUTES[kind]}
        field.widget = WIDGETS[kind](attrs=attributes)
        field.widget.is_required = True
