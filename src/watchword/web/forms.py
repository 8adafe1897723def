"""Forms of the shared frame."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm
from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.web.to_sign_in import username_known


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is not typed
    """allauth's sign-in with our labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login, password = self.fields["login"], self.fields["password"]
        login.label, password.label = _("Username"), _("Password")
        login.initial = username_known(self.request)
        login.help_text, password.help_text = _("Your email address."), ""
        login.error_messages["required"] = _("Enter your email address.")
        login.error_messages["invalid"] = _("Enter an email address, such as name@example.com.")
        password.error_messages["required"] = _("Enter your password.")
        login.widget = forms.EmailInput(attrs={"autocomplete": "username", "class": "form-control"})
        password.widget = forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "form-control"}
        )


class AgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """allauth's form for the password again, with our labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        password = self.fields["password"]
        password.label, password.help_text = _("Password"), ""
        password.error_messages["required"] = _("Enter your password.")
        password.widget = forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "form-control"}
        )
