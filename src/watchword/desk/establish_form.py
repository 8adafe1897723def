"""The form of a customer who is new. Whether what was typed is fit is the flow's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.people.flows.establish_customer import NewCustomer
from watchword.people.models import Account

if TYPE_CHECKING:
    from django.forms.widgets import Input

    from watchword.people.errors import UnfitError


def _box(widget: type[Input] = forms.TextInput, **attributes: str) -> Input:
    attrs = {"class": "form-control", "autocomplete": "off", **attributes}
    return widget(attrs=attrs)


class EstablishForm(forms.Form):
    """Account, contacts of record, and the first administrator."""

    number = forms.CharField(
        label=_("Account number"),
        help_text=_("1 to 32 letters, digits or hyphens. It cannot be changed."),
        required=False,
        widget=_box(maxlength="32", spellcheck="false"),
    )
    name = forms.CharField(label=_("Customer's name"), required=False, widget=_box(dir="auto"))
    portal = forms.ChoiceField(
        label=_("Portal"),
        choices=Account.Portal.choices,
        initial=Account.Portal.CURRENT,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    email = forms.CharField(
        label=_("Email of record"),
        help_text=_("Notices about the account's security go there."),
        required=False,
        widget=_box(forms.EmailInput),
    )
    phone = forms.CharField(
        label=_("Phone number of record (optional)"), required=False, widget=_box(forms.TelInput)
    )
    postal = forms.CharField(
        label=_("Postal address of record (optional)"),
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 3, "autocomplete": "off"}),
    )
    administrator_name = forms.CharField(label=_("Name"), required=False, widget=_box(dir="auto"))
    administrator_email = forms.CharField(
        label=_("Email"),
        help_text=_("The invitation goes there, and the person signs in with it."),
        required=False,
        widget=_box(forms.EmailInput),
    )
    authorised = forms.BooleanField(required=False, initial=True)

    def new_customer(self) -> NewCustomer:
        """Return what was typed, once `is_valid` has been asked."""
        data: dict[str, Any] = self.cleaned_data
        return NewCustomer(**{**data, "portal": Account.Portal(data["portal"])})

    def say(self, refusal: UnfitError) -> None:
        """Say what cannot be taken."""
        for problem in refusal.problems:
            self.add_error(problem.field, problem.text)
