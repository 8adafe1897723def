"""The second factor of one who comes with a link to choose a new password: the mail alone is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.people.errors import LinkRefusedError
from watchword.people.flows.prove_factor import prove_by_code
from watchword.people.resets import resetting_with
from watchword.web.gates import PAGE_AND_FORM
from watchword.web.reset_forms import CodeForm
from watchword.web.secret_address import secret_address
from watchword.web.throttle import DAY, Limit, within

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from watchword.people.resets import Resetting

# Over all links and browsers: a code of six digits must not fall to who reads the mail.
TRIES: Final = (Limit("reset-code-hour", 5), Limit("reset-code-day", 10, DAY))
_PROVED: Final = "reset_proved"


@secret_address
@sensitive_post_parameters()
@require_http_methods(PAGE_AND_FORM)
def proof(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a code, and lead on to the choice once it was right."""
    try:
        resetting = resetting_with(token)
    except LinkRefusedError:
        return render(request, "web/reset_dead.html", status=404)
    if not resetting.needs_proof or was_proved(request, resetting):
        return redirect("reset_link", token)
    form = CodeForm(request.POST or None)
    if form.is_valid() and _proves(resetting, form):
        # Whoever planted the session in this browser does not share what was proved.
        request.session.cycle_key()
        request.session[_PROVED] = resetting.link.public_id
        return redirect("reset_link", token)
    return render(request, "web/reset_proof.html", {"form": form, "token": token})


def was_proved(request: HttpRequest, resetting: Resetting) -> bool:
    """Tell whether the second factor was proved in this browser for this very link."""
    return request.session.get(_PROVED) == resetting.link.public_id


def _proves(resetting: Resetting, form: CodeForm) -> bool:
    """Tell whether the code is right; the try is counted before it is looked at."""
    if not within(resetting.user.public_id, *TRIES):
        form.add_error(
            "code", _("There were too many tries. Wait an hour, then ask for a new link.")
        )
        return False
    if not prove_by_code(resetting.user, form.cleaned_data["code"]):
        form.add_error("code", _("This code is not right, or was used already. Enter another one."))
        return False
    return True
