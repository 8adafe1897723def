"""Proving again who one is, before a secret is changed: by password, by code, by passkey."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import ReauthenticateView as ReauthenticateByCodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.people.access import agent_of
from watchword.people.factors import factors_of
from watchword.web.gates import PAGE_AND_FORM
from watchword.web.recent import NOT_TAKEN

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.views.generic.edit import FormView

    from watchword.people.models import User

    Base = FormView[Any]
else:
    Base = object


class Again(Base):
    """What the ways to prove it have in common."""

    template_name = "web/again.html"
    way: str

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - allauth is not typed
        """Lead back to where the person was sent from, and say there that nothing was kept."""
        if self.request.session.pop(NOT_TAKEN, False):
            sentence = _("What you had entered was not kept. Enter it again now.")
            messages.warning(self.request, sentence)
        return super().form_valid(form)

    def form_invalid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - as above
        """Show the same way again."""
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the ways that this person has."""
        context = super().get_context_data(**kwargs)
        user = cast("User", self.request.user)
        factors = factors_of(user)
        by_openid = bool(settings.OPENID.origin) and agent_of(user) is not None
        context.setdefault("form", self.get_form())
        return context | {"way": self.way, "factors": factors, "by_openid": by_openid}


@method_decorator(sensitive_post_parameters("password"), name="dispatch")
@method_decorator(require_http_methods(PAGE_AND_FORM), name="dispatch")
class ByPassword(Again, ReauthenticateView):  # type: ignore[misc]  # allauth is not typed
    """The password again."""

    way = "password"


@method_decorator(sensitive_post_parameters("code"), name="dispatch")
@method_decorator(require_http_methods(PAGE_AND_FORM), name="dispatch")
class ByCode(Again, ReauthenticateByCodeView):  # type: ignore[misc]  # allauth is not typed
    """A code of the authenticator app, or a recovery code."""

    way = "code"


@method_decorator(sensitive_post_parameters("credential"), name="dispatch")
@method_decorator(require_http_methods(PAGE_AND_FORM), name="dispatch")
class ByPasskey(Again, ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth is not typed
    """A passkey."""

    way = "passkey"


by_password = ByPassword.as_view()
by_code = ByCode.as_view()
by_passkey = ByPasskey.as_view()
