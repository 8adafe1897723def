"""Forms of second factors. They take a code or a passkey; whether it is right, the flows say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from allauth.core import context, ratelimit
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import BaseAuthenticateForm
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.people.flows.sign_in import record_failed_sign_in
from watchword.people.flows.sign_in_code import sign_in_by_code
from watchword.web.adapter import Adapter
from watchword.web.digits import entered_digits

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

LIMIT: Final = "second_factor"
# What the library raises for answers that no browser gives.
NO_ANSWER: Final = (AttributeError, KeyError, TypeError, ValueError)


class CodeForm(BaseAuthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """A code of an authenticator app, or a recovery code."""

    proves_again = False
    code = forms.CharField(
        label=_("Code"),
        help_text=_("6 digits from your authenticator app, or a recovery code."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "class": "form-control digits",
                "inputmode": "numeric",
                "spellcheck": "false",
            }
        ),
        error_messages={"required": _("Enter a code.")},
    )

    def clean_code(self) -> str:
        """Take the code, once. Tries are counted for the person, whatever the address they come from."""
        code, key = entered_digits(self.cleaned_data["code"]), str(self.user.pk)
        if not ratelimit.consume(context.request, action=LIMIT, key=key):
            raise Adapter().validation_error("too_many_codes")
        self.authenticator = sign_in_by_code(self.user, code)
        if self.authenticator is None:
            record_failed_sign_in(self.user.email, "code")
            raise get_adapter().validation_error("incorrect_code")
        ratelimit.clear(context.request, action=LIMIT, key=key)
        return code

    def save(self) -> None:
        """Keep in the session that the person has proved it."""
        post_authentication(context.request, self.authenticator, reauthenticated=self.proves_again)


class CodeAgainForm(CodeForm):
    """A code, to prove again who one is."""

    proves_again = True


class PasskeyForm(AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is not typed
    """A passkey. There is nothing to guess, so that nothing is counted."""

    def clean_credential(self) -> Authenticator:
        """Return the passkey that signed this session's challenge."""
        answer: dict[str, Any] = self.cleaned_data["credential"]
        try:
            auth.parse_authentication_response(answer)
            user = self.user or auth.extract_user_from_response(answer)
            return auth.complete_authentication(user, answer)
        except NO_ANSWER as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyAloneForm(PasskeyForm):
    """A passkey, without username and password."""

    passwordless = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, user=None, **kwargs)


class PasskeyAgainForm(PasskeyForm):
    """A passkey, to prove again who one is."""

    reauthenticated = True
