"""Contacts of record: seen, added, changed and removed by the account's administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from watchword.core import clock
from watchword.core.errors import InvalidError, NotFoundError
from watchword.people.access import contact_for
from watchword.people.errors import LastEmailError
from watchword.people.flows.add_own_contact import add_own_contact
from watchword.people.flows.change_own_contact import change_own_contact
from watchword.people.flows.remove_own_contact import remove_own_contact
from watchword.people.models import ContactOfRecord
from watchword.portal.contact_form import ContactForm
from watchword.portal.contact_rows import contact_rows
from watchword.web.gates import (
    PAGE_AND_FORM,
    AdministratorRequest,
    administrator_required,
    recent_sign_in_required,
)

if TYPE_CHECKING:
    from django.http import HttpResponse

Kind = ContactOfRecord.Kind


@require_safe
@administrator_required
def contacts(request: AdministratorRequest) -> HttpResponse:
    """List the contacts of record, with what each counts for."""
    me = request.administrator
    context = {"me": me, "rows": contact_rows(me.account, clock.now()), "kinds": Kind}
    return render(request, "portal/contacts.html", context)


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_required
def add_contact(request: AdministratorRequest, kind: str) -> HttpResponse:
    """Ask for a new contact of ``kind``, and add it."""
    if kind not in Kind.values:
        raise NotFoundError
    form = ContactForm(Kind(kind), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_own_contact(request.administrator, Kind(kind), form.cleaned_data["value"])
        except InvalidError as error:
            form.add_error("value", error.text)
        else:
            messages.success(request, _("Added. It counts as of record for security in 30 days."))
            return redirect("portal:contacts")
    context = {"me": request.administrator, "form": form, "kind": kind}
    return render(request, "portal/contact.html", context)


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_required
def change_contact(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Ask for the new value of a contact, and save it."""
    me = request.administrator
    contact = contact_for(me, public_id)
    form = ContactForm(Kind(contact.kind), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            changed = change_own_contact(me, public_id, form.cleaned_data["value"])
        except InvalidError as error:
            form.add_error("value", error.text)
        else:
            return _changed(request, changed=changed)
    context = {"me": me, "form": form, "contact": contact, "kind": contact.kind}
    return render(request, "portal/contact.html", context)


@require_http_methods(PAGE_AND_FORM)
@administrator_required
@recent_sign_in_required
def remove_contact(request: AdministratorRequest, public_id: str) -> HttpResponse:
    """Name the contact and what follows; then remove it."""
    me = request.administrator
    contact = contact_for(me, public_id)
    if request.method != "POST":
        return render(request, "portal/contact_remove.html", {"me": me, "contact": contact})
    try:
        remove_own_contact(me, public_id)
    except LastEmailError:
        messages.error(request, _("It stays: notices need an email that is of record."))
    else:
        messages.success(request, _("Removed. Every email of record is told."))
    return redirect("portal:contacts")


def _changed(request: AdministratorRequest, *, changed: bool) -> HttpResponse:
    if changed:
        messages.success(request, _("Changed. It counts as of record for security in 30 days."))
    else:
        messages.info(request, _("The value is the one that was there. Nothing changed."))
    return redirect("portal:contacts")
