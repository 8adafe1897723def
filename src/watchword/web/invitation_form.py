"""The form of an invitation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from watchword.people.models import User


def _password_box() -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "form-control"})


class InvitationForm(forms.Form):
    """A password, twice. What is wrong with it is said together with what is wrong with the second."""

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

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean(self) -> dict[str, Any]:
        """Hold the two against each other, and the first against the rules for passwords."""
        data: dict[str, Any] = super().clean() or {}
        password, again = data.get("password"), data.get("again")
        if password and again and password != again:
            self.add_error("again", _("The two passwords differ. Enter the same one twice."))
        if password:
            self._hold_against_the_rules(password)
        return data

    def _hold_against_the_rules(self, password: str) -> None:
        try:
            validate_password(password, self.user)
        except ValidationError as error:
            self.add_error("password", " ".join(error.messages))
