"""The forms of those who cannot sign in. They shape what was typed; whom it names is the flow's to find."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.core.text import has_control
from watchword.web.digits import entered_digits

LONGEST = 254


def _email_box(**attributes: str) -> forms.EmailInput:
    return forms.EmailInput(attrs={"class": "form-control", "autocomplete": "email", **attributes})


def _text_box(**attributes: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", **attributes})


class _NotKept(forms.TextInput):
    """A box whose content no page gives back: a code is a secret while it serves."""

    def format_value(self, value: Any) -> None:  # noqa: ANN401 - Django's signature
        """Return nothing, whatever was typed."""


def _code_box(**attributes: str) -> _NotKept:
    return _NotKept(attrs={"class": "form-control digits", "spellcheck": "false", **attributes})


class ForgottenForm(forms.Form):
    """Who forgot the password."""

    email = forms.EmailField(
        label=_("Username"),
        help_text=_("Your email address. The link goes there."),
        max_length=LONGEST,
        widget=_email_box(autocomplete="username"),
        error_messages={
            "required": _("Enter your email address."),
            "invalid": _("Enter an email address, such as name@example.com."),
        },
    )


class CodeForm(forms.Form):
    """A code of the second factor."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("From your authenticator app, or one of your recovery codes."),
        max_length=40,
        widget=_code_box(autocomplete="one-time-code", inputmode="numeric"),
        error_messages={"required": _("Enter a code.")},
    )

    def clean_code(self) -> str:
        """Return the code without the spaces that people copy with it."""
        return entered_digits(self.cleaned_data["code"])


class RecoveryForm(forms.Form):
    """Who lost mailbox and password, and how far the person can prove it."""

    account_number = forms.CharField(
        label=_("Account number"),
        help_text=_("It stands on your bills."),
        max_length=32,
        widget=_text_box(),
        error_messages={"required": _("Enter the account number.")},
    )
    email = forms.EmailField(
        label=_("Username"),
        help_text=_("The email address with which you signed in, even if you cannot open it."),
        max_length=LONGEST,
        widget=_email_box(autocomplete="username"),
        error_messages={
            "required": _("Enter your email address."),
            "invalid": _("Enter an email address, such as name@example.com."),
        },
    )
    contact = forms.EmailField(
        label=_("Where the link is to go (optional)"),
        help_text=_(
            "An email address on record for the account that you can open. "
            "Left empty, we take the one that has been on record longest."
        ),
        required=False,
        max_length=LONGEST,
        widget=_email_box(),
        error_messages={"invalid": _("Enter an email address, such as name@example.com.")},
    )
    code = forms.CharField(
        label=_("Recovery code (optional)"),
        help_text=_("One of those that you noted when you set up a second factor."),
        required=False,
        max_length=40,
        widget=_code_box(autocomplete="off", inputmode="numeric"),
    )

    def clean_account_number(self) -> str:
        """Return the number as no account has it where it holds what no database could hold."""
        number: str = self.cleaned_data["account_number"]
        return "" if has_control(number) else number

    def clean_code(self) -> str:
        """Return the code without the spaces that people copy with it."""
        return entered_digits(self.cleaned_data["code"])
