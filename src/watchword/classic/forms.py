"""The form of the account PIN. It shapes what was typed; whether a PIN is fit is the flow's to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from watchword.pins.rules import Rule
from watchword.web.digits import entered_digits

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

    from watchword.pins.errors import PinRefusedError

# What this layout has always taken.
DIGITS: Final = 4


class AccountPinForm(forms.Form):
    """A new account PIN."""

    pin = forms.CharField(
        label=_("Change Security PIN"), error_messages={"required": _("Enter a new PIN.")}
    )

    def clean_pin(self) -> str:
        """Return the digits without the spaces and hyphens that a pasted value may hold."""
        digits = entered_digits(self.cleaned_data["pin"])
        if wrong := wrong_length(digits):
            self.refuse(wrong)
        return digits

    def say(self, refusal: PinRefusedError) -> None:
        """Say which rules the PIN broke."""
        self.refuse(" ".join(str(rule.explanation) for rule in refusal.rules))

    def refuse(self, sentences: LazyText | str) -> None:
        """Say what is wrong with the PIN."""
        self.add_error("pin", _("Choose another PIN. %(rules)s") % {"rules": sentences})


def takes_four() -> bool:
    """Tell whether this installation allows the PINs of four digits that this layout takes."""
    return settings.WATCHWORD.pin_min_length <= DIGITS


def wrong_length(digits: str) -> LazyText | str:
    """Return what is wrong with the length of ``digits`` in this layout; empty: nothing, or no digits."""
    if not takes_four() or len(digits) == DIGITS or not (digits.isascii() and digits.isdigit()):
        return ""
    product = settings.WATCHWORD
    if not product.pin_min_length <= len(digits) <= product.pin_max_length:
        return Rule.LENGTH.explanation
    return _("Here a PIN has exactly 4 digits.")
