"""What allauth asks of us about signing in: it says nothing of its own, and nobody signs up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from watchword.people.access import agent_of
from watchword.people.flows.sign_in import record_failed_sign_in, record_sign_in
from watchword.people.sessions import forget_expired
from watchword.web import known_browser
from watchword.web.session_store import DEVICE, IDLE

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.models import User

LONGEST_BROWSER: Final = 200
OPENID: Final = "openid"
WAYS: Final = {
    "reauthenticate": _("Use your password"),
    "mfa_reauthenticate": _("Use a code"),
    "mfa_reauthenticate:webauthn": _("Use a passkey"),
}


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """allauth with our sentences, and few of them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This username and password do not go together. Check both and try again."
        ),
        "incorrect_password": _("This is not your password. Try again."),
        "too_many_login_attempts": _(
            "There were too many failed tries for this username. Wait five minutes and try again."
        ),
        "too_many_codes": _(
            "There were too many wrong codes. Wait five minutes and try again; "
            "after twenty in a day, wait until tomorrow."
        ),
    }

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return whom the password is of; one who may not sign in any more is as unknown as a stranger."""
        user: User | None = super().authenticate(request, **credentials)
        if user and not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:  # noqa: ARG002
        """Write down that the password was wrong, or the name unknown."""
        record_failed_sign_in(credentials.get("email", ""), "password")

    def login(self, request: HttpRequest, user: User) -> None:
        """Begin the session, under a key of its own, and note in it what it runs on."""
        request.is_first_sign_in = user.last_login is None  # type: ignore[attr-defined]  # ours
        super().login(request, user)
        forget_expired()
        browser = self.get_http_user_agent(request)[:LONGEST_BROWSER]
        request.session[DEVICE] = {"address": self.get_client_ip(request), "browser": browser}
        if agent_of(user):
            request.session[IDLE] = settings.WATCHWORD.agent_idle_minutes

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """Write the sign-in down, and have the browser remember it."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        first = request.is_first_sign_in  # type: ignore[attr-defined]  # of `login`
        new_browser = not first and not known_browser.is_known(request, user)
        record_sign_in(user, methods_of(request, user), new_browser=new_browser)
        known_browser.remember(request, response, user)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:  # noqa: ARG002
        """Say to one who may not sign in any more what a stranger hears."""
        messages.error(request, _("That was not accepted. Check it and try again."))
        return redirect("account_login")

    def is_safe_url(self, url: str) -> bool:
        """Tell whether ``url`` is an address of this site without its name: nobody is sent elsewhere."""
        return url.startswith("/") and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def add_message(self, request: HttpRequest, level: int, *_args: Any, **kwargs: Any) -> None:
        """Say what went wrong; what went well our own pages say."""
        sentence = kwargs.get("message")
        if level == messages.ERROR and sentence:
            messages.error(request, sentence)

    def get_reauthentication_methods(self, user: User) -> list[dict[str, Any]]:
        """Return the ways to prove again who one is, in our words."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [way | {"description": WAYS[way["id"]]} for way in ways]

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """People are invited."""
        return False


def methods_of(request: HttpRequest, user: User) -> list[str]:
    """Return by what ``user`` signed in, in order: password, totp, webauthn, recovery_codes, openid."""
    records = get_authentication_records(request, user)
    return [
        OPENID if record["method"] == "socialaccount" else record.get("type", record["method"])
        for record in records
    ]
