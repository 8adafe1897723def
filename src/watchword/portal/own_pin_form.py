"""The form of one PIN, chosen by its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.web.digits import entered_digits

if TYPE_CHECKING:
    from watchword.pins.rules import Rule


class OwnPinForm(forms.Form):
    """A new PIN."""

    pin = forms.CharField(label=_("PIN"), error_messages={"required": _("Enter a PIN.")})

    def clean_pin(self) -> str:
        """Return the digits without the spaces and hyphens that a pasted value may hold."""
        return entered_digits(self.cleaned_data["pin"])

    def say(self, rules: tuple[Rule, ...]) -> None:
        """Say which rules the PIN broke."""
        sentences = " ".join(str(rule.explanation) for rule in rules)
        self.add_error("pin", _("Choose another PIN. %(rules)s") % {"rules": sentences})
