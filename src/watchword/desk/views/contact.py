"""A contact of record, changed for a verified person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from watchword.core import clock
from watchword.core.errors import InvalidError
from watchword.desk.disclosure import account_to_change
from watchword.desk.forms import ContactForm
from watchword.verification.errors import GrantNeededError
from watchword.verification.flows.change_contact import change_contact
from watchword.web.gates import PAGE_AND_FORM, AgentRequest, agent_required

if TYPE_CHECKING:
    from django.http import HttpResponse

    from watchword.desk.disclosure import OpenAccount

Errors = list[tuple[str, str]]


@agent_required
@require_http_methods(PAGE_AND_FORM)
def contact(request: AgentRequest, number: str, public_id: str) -> HttpResponse:
    """Ask for the new value and save it; without a live grant for changes, refuse."""
    try:
        opened = account_to_change(request.agent, number, clock.now())
        if request.method != "POST":
            return _page(request, opened, public_id, [])
        form = ContactForm(request.POST)
        errors = _errors(form)
        if not errors:
            changed = change_contact(request.agent, number, public_id, form.cleaned_data["value"])
            return _saved(request, number, changed=changed)
    except GrantNeededError:
        return render(request, "desk/grant_needed.html", {"number": number}, status=403)
    except InvalidError as error:
        errors = [("id_value", error.text)]
    return _page(request, opened, public_id, errors)


def _errors(form: ContactForm) -> Errors:
    if form.is_valid():
        return []
    texts = {
        "value": ("id_value", _("Enter the new value.")),
        "told": ("id_told", _("Tell the person who will be told, and tick the box.")),
    }
    return [texts[name] for name in texts if name in form.errors]


def _page(
    request: AgentRequest, opened: OpenAccount, public_id: str, errors: Errors
) -> HttpResponse:
    found = opened.contact(public_id)
    if found is None:
        raise Http404
    context = {
        "opened": opened,
        "contact": found,
        "value": request.POST.get("value", ""),
        "told": "told" in request.POST,
        "errors": errors,
        "failed": dict(errors),
        "now": clock.now(),
    }
    return render(request, "desk/contact.html", context, status=422 if errors else 200)


def _saved(request: AgentRequest, number: str, *, changed: bool) -> HttpResponse:
    if changed:
        messages.success(request, _("Changed. It counts as of record for security in 30 days."))
    else:
        messages.info(request, _("The value is the one that was there. Nothing changed."))
    return redirect("desk:account", number=number)
