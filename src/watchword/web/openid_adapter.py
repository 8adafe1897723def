"""What allauth asks of us when an OpenID provider vouches for somebody: agents alone get in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Never

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from watchword.people.flows.sign_in import record_failed_sign_in
from watchword.people.flows.sign_in_openid import bind_openid

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin
    from django.http import HttpRequest


class OpenIDAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth is not typed
    """Nobody signs up, nobody is connected to anything, and no administrator signs in this way."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let the agent in whom the provider names; send anybody else back to the sign-in page."""
        account = sociallogin.account
        email = _vouched_email(account.extra_data)
        signs_in = sociallogin.state.get("process") == AuthProcess.LOGIN
        agreed = signs_in and _is_of_one(account.extra_data, account.uid)
        bond = bind_openid(account.provider, account.uid, email) if agreed else None
        if bond is None:
            record_failed_sign_in(email, "openid")
            _refuse(request, _("Your sign-in there belongs to none of our agents."))
        sociallogin.account, sociallogin.user = bond, bond.user

    def on_authentication_error(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> None:
        """Lead back to the sign-in page, whatever it was that failed."""
        _refuse(request, _("Signing in there did not work. Try again, or use your password."))


def _is_of_one(claims: dict[str, Any], subject: str) -> bool:
    """Tell whether both answers of the provider are of one subject (OpenID Connect Core 5.3.2)."""
    return all(claims.get(part, {}).get("sub") == subject for part in ("id_token", "userinfo"))


def _vouched_email(claims: dict[str, Any]) -> str:
    """Return the email that the provider has verified, or nothing."""
    info = claims.get("userinfo", {})
    return str(info.get("email") or "") if info.get("email_verified") is True else ""


def _refuse(request: HttpRequest, sentence: str) -> Never:
    messages.error(request, sentence)
    raise ImmediateHttpResponse(redirect("account_login"))
