"""A conversation: its verification, the attempts, and its end.

An address that only takes a form leads whoever follows it as a link back to the page: that happens
after a sign-in in the middle of a call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from watchword.core import clock
from watchword.core.errors import ConflictError, UnavailableError
from watchword.desk import once
from watchword.desk.candidates import candidates
from watchword.desk.disclosure import open_if_granted
from watchword.desk.forms import CodeForm, PersonForm, PinForm
from watchword.desk.found import conversation_or_404
from watchword.desk.sentences import sentence
from watchword.desk.verdict import verdict_of
from watchword.verification.flows.end_conversation import end_conversation
from watchword.verification.flows.start_verification import start_verification
from watchword.verification.flows.submit_secret import submit_secret
from watchword.verification.queries import latest_verification
from watchword.web.gates import PAGE_AND_FORM, AgentRequest, agent_required

if TYPE_CHECKING:
    from django.http import HttpResponse


@agent_required
@require_safe
def conversation(request: AgentRequest, public_id: str) -> HttpResponse:
    """Show the verdict, what to do next, and the account as far as the grant opens it."""
    found, account = conversation_or_404(request.agent, public_id)
    now = clock.now()
    verdict = verdict_of(found, now)
    context = {
        "conversation": found,
        "closed": account,
        "verdict": verdict,
        "opened": verdict.verified and open_if_granted(request.agent, account.number, now),
        "people": [] if verdict.verified else candidates(account),
        "once": once.new_token(),
    }
    return render(request, "desk/conversation.html", context)


@agent_required
@require_http_methods(PAGE_AND_FORM)
@sensitive_post_parameters("pin")
def verify(request: AgentRequest, public_id: str) -> HttpResponse:
    """Submit the PIN that the agent typed. The verdict is what the conversation's page then shows."""
    unfit = _("That is not a PIN: type its digits alone. No attempt was charged.")
    return _submit(request, public_id, PinForm(request.POST), unfit)


@agent_required
@require_http_methods(PAGE_AND_FORM)
@sensitive_post_parameters("code")
def verify_code(request: AgentRequest, public_id: str) -> HttpResponse:
    """Submit the support code that the caller read out, as `verify` does a PIN."""
    unfit = _("That is not a support code: type its eight digits. No attempt was charged.")
    return _submit(request, public_id, CodeForm(request.POST), unfit)


def _submit(
    request: AgentRequest, public_id: str, form: PinForm | CodeForm, unfit: str
) -> HttpResponse:
    """Submit what stands in ``form``, and say ``unfit`` if it cannot be right; go back to the page."""
    found, _account = conversation_or_404(request.agent, public_id)
    if request.method != "POST":
        return redirect("desk:conversation", public_id)
    verification = latest_verification(found)
    if verification is None or not form.is_valid():
        messages.error(request, unfit)
    elif not once.first_time(form.cleaned_data["once"]):
        messages.warning(request, _("This was sent twice; one attempt was charged."))
    else:
        digits, submitter = form.cleaned_data[form.box], request.agent.actor()
        try:
            submit_secret(verification, digits, submitter=submitter, method=form.method)
        except (ConflictError, UnavailableError) as error:
            messages.error(request, sentence(error))
    return redirect("desk:conversation", public_id)


@agent_required
@require_http_methods(PAGE_AND_FORM)
def verify_other(request: AgentRequest, public_id: str) -> HttpResponse:
    """Start another verification in the same conversation, of whoever is chosen."""
    found, account = conversation_or_404(request.agent, public_id)
    if request.method != "POST":
        return redirect("desk:conversation", public_id)
    form = PersonForm(account, request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose who is calling. No verification was started."))
    elif verdict_of(found, clock.now()).verified:
        messages.warning(request, _("Somebody is verified here. End this conversation first."))
    else:
        try:
            start_verification(request.agent, found, form.cleaned_data["person"])
        except ConflictError as error:
            messages.error(request, sentence(error))
    return redirect("desk:conversation", public_id)


@agent_required
@require_http_methods(PAGE_AND_FORM)
def end(request: AgentRequest, public_id: str) -> HttpResponse:
    """End the conversation and take its grant away at once."""
    found, account = conversation_or_404(request.agent, public_id)
    if request.method != "POST":
        return redirect("desk:conversation", public_id)
    try:
        end_conversation(request.agent, found)
    except ConflictError:
        messages.info(request, _("That conversation had ended already."))
    else:
        text = _(
            "The conversation about account %(number)s has ended. The account is closed again."
        )
        messages.success(request, text % {"number": account.number})
    return redirect("desk:home")
