"""The second factor of one who comes with a link to choose a new password: the mail alone is not enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.mfa.webauthn.internal.auth import begin_authentication
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from watchword.people.errors import LinkRefusedError
from watchword.people.factors import factors_of
from watchword.people.flows.sign_in_code import sign_in_by_code
from watchword.people.resets import resetting_with
from watchword.web.factor_forms import PasskeyForm
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
    """Ask for a code or a passkey; a code that is right leads on to the choice."""
    try:
        resetting = resetting_with(token)
    except LinkRefusedError:
        return render(request, "web/reset_dead.html", status=404)
    if not resetting.needs_proof or was_proved(request, resetting):
        return redirect("reset_link", token)
    form = CodeForm(request.POST or None)
    if form.is_valid() and _proves(resetting, form):
        return _lead_on(request, token, resetting)
    return _page(request, token, resetting, form)


@secret_address
@sensitive_post_parameters()
@require_http_methods(PAGE_AND_FORM)
def passkey(request: HttpRequest, token: str) -> HttpResponse:
    """Take a passkey, in which there is nothing to guess; as a link this leads back to the question."""
    try:
        resetting = resetting_with(token)
    except LinkRefusedError:
        return render(request, "web/reset_dead.html", status=404)
    if request.method != "POST" or not resetting.needs_proof:
        return redirect("reset_proof", token)
    form = PasskeyForm(request.POST, user=resetting.user)
    if form.is_valid():
        return _lead_on(request, token, resetting)
    sentence = _("The passkey was not used. Try again, or enter a code.")
    return _page(request, token, resetting, CodeForm(), sentence)


def was_proved(request: HttpRequest, resetting: Resetting) -> bool:
    """Tell whether the second factor was proved in this browser for this very link."""
    return request.session.get(_PROVED) == resetting.link.public_id


def _lead_on(request: HttpRequest, token: str, resetting: Resetting) -> HttpResponse:
    # Whoever planted the session in this browser does not share what was proved.
    request.session.cycle_key()
    request.session[_PROVED] = resetting.link.public_id
    return redirect("reset_link", token)


def _page(
    request: HttpRequest, token: str, resetting: Resetting, form: CodeForm, said: str = ""
) -> HttpResponse:
    passkeys = bool(factors_of(resetting.user).passkeys)
    context = {
        "form": form,
        "said": said,
        "token": token,
        "options": begin_authentication(resetting.user) if passkeys else None,
    }
    return render(request, "web/reset_proof.html", context)


def _proves(resetting: Resetting, form: CodeForm) -> bool:
    """Tell whether the code is right; the try is counted before it is looked at."""
    if not within(resetting.user.public_id, *TRIES):
        form.add_error(
            "code", _("There were too many tries. Wait an hour, then ask for a new link.")
        )
        return False
    if not sign_in_by_code(resetting.user, form.cleaned_data["code"]):
        form.add_error("code", _("This code is not right, or was used already. Enter another one."))
        return False
    return True
