"""Forms in which a person with a one-time link chooses a password, and an administrator also a PIN.

They say early what the flow will refuse, all of it at once; that it is refused is the flow's to see to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.core.errors import InvalidError
from watchword.people.passwords import check_password
from watchword.pins.queries import broken_rules
from watchword.web.digits import entered_digits

if TYPE_CHECKING:
    from watchword.people.models import Administrator, User
    from watchword.pins.errors import ChoiceRefusedError
    from watchword.pins.rules import Rule


def _password_box() -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": "new-password", "class": "form-control"})


class PasswordForm(forms.Form):
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
            try:
                check_password(password, self.user)
            except InvalidError as error:
                self.add_error("password", error.text)
        return data


class ChoiceForm(PasswordForm):
    """A password, twice, and a Security PIN."""

    pin = forms.CharField(
        label=_("Security PIN"), error_messages={"required": _("Enter a Security PIN.")}
    )

    def __init__(self, administrator: Administrator, *args: Any, **kwargs: Any) -> None:
        super().__init__(administrator.user, *args, **kwargs)
        self.account = administrator.account

    def clean_pin(self) -> str:
        """Return the digits without the spaces and hyphens that a pasted value may hold."""
        return entered_digits(self.cleaned_data["pin"])

    def clean(self) -> dict[str, Any]:
        """Hold the PIN against its rules too, and say what has to be entered a second time."""
        data = super().clean()
        if data.get("pin"):
            self._say_rules(broken_rules(self.account, data["pin"]))
        self._ask_again()
        return data

    def say(self, refusal: ChoiceRefusedError) -> None:
        """Say what the flow refused."""
        if refusal.password:
            self.add_error("password", refusal.password)
        self._say_rules(refusal.rules)
        self._ask_again()

    def _say_rules(self, rules: tuple[Rule, ...]) -> None:
        if rules:
            sentences = " ".join(str(rule.explanation) for rule in rules)
            self.add_error("pin", _("Choose another PIN. %(rules)s") % {"rules": sentences})

    def _ask_again(self) -> None:
        """A page never keeps a secret: after an error elsewhere, what was right is empty as well."""
        if not self.errors:
            return
        if "pin" not in self.errors:
            self.add_error("pin", _("Enter the PIN again: pages never keep it."))
        if not {"password", "again"} & self.errors.keys():
            self.add_error("password", _("Enter the password again, twice: pages never keep it."))
