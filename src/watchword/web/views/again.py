"""Proving again who one is, before a secret is changed: by password."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account.views import ReauthenticateView
from django.contrib import messages
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.web.gates import PAGE_AND_FORM
from watchword.web.recent import NOT_TAKEN

if TYPE_CHECKING:
    from django.http import HttpResponse


class Again:
    """What the ways to prove it have in common: afterwards one is told that nothing was kept."""

    request: Any

    def form_valid(self, form: Any) -> HttpResponse:  # noqa: ANN401 - allauth is not typed
        """Lead back to where the person was sent from."""
        if self.request.session.pop(NOT_TAKEN, False):
            messages.warning(
                self.request, _("What you had entered was not kept. Enter it again now.")
            )
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of allauth's view
        return answer


@method_decorator(require_http_methods(PAGE_AND_FORM), name="dispatch")
@method_decorator(sensitive_post_parameters("password"), name="dispatch")
class ByPassword(Again, ReauthenticateView):  # type: ignore[misc]  # allauth is not typed
    """The password again."""

    template_name = "web/again.html"


by_password = ByPassword.as_view()
