"""The second step of signing in, and signing in by passkey alone."""

from __future__ import annotations

from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.people.factors import factors_of
from watchword.web.gates import PAGE_AND_FORM


@method_decorator(sensitive_post_parameters("code", "credential"), name="dispatch")
@method_decorator(require_http_methods(PAGE_AND_FORM), name="dispatch")
class SecondFactor(AuthenticateView):  # type: ignore[misc]  # allauth is not typed
    """A code or a passkey, after the password."""

    template_name = "web/second_factor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what the person has, so that the page asks for nothing else."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"factors": factors_of(self.stage.login.user)}


@method_decorator(sensitive_post_parameters("credential"), name="dispatch")
@method_decorator(require_http_methods(PAGE_AND_FORM), name="dispatch")
class PasskeyAlone(LoginWebAuthnView):  # type: ignore[misc]  # allauth is not typed
    """A passkey, without username and password: by GET its challenge, by POST its answer."""


second_factor = SecondFactor.as_view()
passkey_alone = PasskeyAlone.as_view()
