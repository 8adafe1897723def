"""Forms of *Sign-in and sessions*. They shape what was sent; the flows say whether it is taken."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.people.app_codes import is_code_of
from watchword.people.flows.factor_rename import LONGEST
from watchword.web.choice_form import PasswordForm
from watchword.web.digits import entered_digits
from watchword.web.factor_forms import NO_ANSWER


class ChangePasswordForm(PasswordForm):
    """The present password, and a new one twice."""

    present = forms.CharField(
        label=_("Present password"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "form-control"}
        ),
        error_messages={"required": _("Enter your present password.")},
    )
    field_order = ("present", "password", "again")


class AppForm(forms.Form):
    """The first code of an authenticator app, which shows that it has the secret."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("The 6 digits that the app shows now."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "class": "form-control digits",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Enter the code that the app shows.")},
    )

    def __init__(self, secret: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = secret

    def clean_code(self) -> str:
        """Hold the code against the secret that the page shows."""
        code = entered_digits(self.cleaned_data["code"])
        if not is_code_of(self.secret, code):
            sentence = _("This is not the code of this moment. Wait for the next one and enter it.")
            raise forms.ValidationError(sentence)
        return code


def _name_field() -> forms.CharField:
    return forms.CharField(
        label=_("Name"),
        help_text=_("So that you know it again, such as “Phone” or “Key on my ring”."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "form-control"}),
        error_messages={
            "required": _("Enter a name."),
            "max_length": _("Enter a name of at most 60 characters."),
        },
    )


class PasskeyNameForm(forms.Form):
    """What a passkey is called."""

    name = _name_field()


class PasskeyAddForm(forms.Form):
    """A name, and what the browser answered when it made the passkey."""

    name = _name_field()
    credential = forms.JSONField(
        widget=forms.HiddenInput,
        error_messages={"required": _("The browser made no passkey. Try again.")},
    )

    def clean_credential(self) -> dict[str, Any]:
        """Return the answer to this session's challenge, given by somebody whom the device knows."""
        answer: dict[str, Any] = self.cleaned_data["credential"]
        try:
            auth.parse_registration_response(answer)
            made = auth.complete_registration(answer)
        except NO_ANSWER as error:
            raise get_adapter().validation_error("incorrect_code") from error
        if not made.is_user_verified():
            raise get_adapter().validation_error("incorrect_code")
        return answer
