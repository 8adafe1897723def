"""Username and password, asked again before the account PIN is shown to be changed.

It holds for this page and for ten minutes, however recent the sign-in: that is how this layout is.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django import forms
from django.utils.translation import gettext_lazy as _

from watchword.core import clock
from watchword.web.recent import RECENT

if TYPE_CHECKING:
    from watchword.web.gates import AdministratorRequest

ANSWERED: Final = "classic_answered"


class AgainForm(forms.Form):
    """Who is signed in, once more. Whatever does not fit is refused in the same words."""

    username = forms.CharField(
        label=_("Username"),
        max_length=254,
        widget=forms.TextInput(attrs={"autocomplete": "username", "class": "form-control"}),
        error_messages={"required": _("Enter your email address.")},
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "class": "form-control"}
        ),
        error_messages={"required": _("Enter your password.")},
    )

    def __init__(self, request: AdministratorRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        """Hold both against who is signed in, within the limits of sign-in."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not self._fits(data["username"], data["password"]):
            raise get_adapter().validation_error("email_password_mismatch")
        return data

    def _fits(self, username: str, password: str) -> bool:
        """Tell whether both are those of the person who is signed in.

        With another username a password is tried that nobody has: it costs the same, counts against
        the person who is signed in, and tells nothing about the other one.
        """
        email = self.request.administrator.user.email
        own = username.strip().lower() == email
        tried = password if own else secrets.token_urlsafe()
        user = get_adapter().authenticate(self.request, email=email, password=tried)
        return own and user is not None and user.pk == self.request.administrator.user_id


def answer(request: AdministratorRequest) -> None:
    """Keep in the session that the person has just answered rightly."""
    reauthenticate_by_password(request)
    request.session[ANSWERED] = clock.now().timestamp()


def has_answered(request: AdministratorRequest) -> bool:
    """Tell whether the person has answered rightly in the last ten minutes."""
    answered = float(request.session.get(ANSWERED, 0))
    return 0 <= clock.now().timestamp() - answered < RECENT.total_seconds()
