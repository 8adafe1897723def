"""The forms about people. They shape what was typed; whether it is fit is the flow's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.web.digits import entered_digits

if TYPE_CHECKING:
    from watchword.people.errors import UnfitError
    from watchword.people.models import Administrator
    from watchword.pins.rules import Rule


class AdministratorForm(forms.Form):
    """Name, authorisation and a new PIN."""

    name = forms.CharField(label=_("Name"), required=False)
    authorised = forms.BooleanField(label=_("Authorised to contact support"), required=False)
    pin = forms.CharField(label=_("PIN"), required=False)

    def clean_pin(self) -> str:
        """Return the digits without the spaces and hyphens that a pasted value may hold."""
        return entered_digits(self.cleaned_data["pin"])

    def say_of_pin(self, rules: tuple[Rule, ...]) -> None:
        """Say which rules the PIN broke; of one that broke none, that it has to be entered again."""
        if rules:
            sentences = " ".join(str(rule.explanation) for rule in rules)
            self.add_error("pin", _("Choose another PIN. %(rules)s") % {"rules": sentences})
        elif self.cleaned_data["pin"]:
            self.add_error(
                "pin", _("Enter the PIN again: it was not saved, and pages never keep it.")
            )

    @classmethod
    def of(cls, administrator: Administrator) -> AdministratorForm:
        """Return the form as it stands before anything is typed."""
        return cls(
            initial={
                "name": administrator.name,
                "authorised": administrator.authorised_to_contact_support,
            }
        )


class InviteForm(forms.Form):
    """A colleague to be."""

    name = forms.CharField(
        label=_("Name"),
        help_text=_("First and last name, by which support asks for the person."),
        required=False,
        widget=forms.TextInput(
            attrs={"class": "form-control", "autocomplete": "off", "dir": "auto"}
        ),
    )
    email = forms.CharField(
        label=_("Email"),
        help_text=_(
            "The invitation goes there, and the person signs in with it. Check it before you send."
        ),
        required=False,
        widget=forms.EmailInput(attrs={"class": "form-control", "autocomplete": "off"}),
    )
    authorised = forms.BooleanField(required=False)

    def say(self, refusal: UnfitError) -> None:
        """Say what cannot be taken."""
        for problem in refusal.problems:
            self.add_error(problem.field, problem.text)
