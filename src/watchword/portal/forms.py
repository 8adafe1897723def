"""The edit page's form. It shapes what was typed; whether a name or PIN is fit is the flow's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.web.digits import entered_digits

if TYPE_CHECKING:
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
