"""The form of an invitation."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def _password_box() -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "form-control"})


class InvitationForm(forms.Form):
    """A password, twice. Whether it is good enough is the flow's to say."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least 12 characters. Three or four unrelated words are easy to remember."),
        strip=False,
        widget=_password_box(),
        error_messages={"required": _("Enter a new password.")},
    )
    again = forms.CharField(
        label=_("The same password again"),
        strip=False,
        widget=_password_box(),
        error_messages={"required": _("Enter the same password again.")},
    )

    def clean(self) -> dict[str, Any]:
        """Hold the two against each other."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("password") and data.get("again") and data["password"] != data["again"]:
            self.add_error("again", _("The two passwords differ. Enter the same one twice."))
        return data
