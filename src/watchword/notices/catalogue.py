"""What each event is called to a customer, and which events a customer is told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from watchword.ledger.events import Event

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

# PRODUCT rule 7: whatever changes a secret, a contact of record, a grant or a lock, or who may speak.
SENTENCES: dict[Event, LazyText] = {
    Event.ADMINISTRATOR_ADDED: _("An administrator was added to your account."),
    Event.ADMINISTRATOR_CHANGED: _("The name of an administrator of your account was changed."),
    Event.AUTHORISATION_CHANGED: _(
        "Whether an administrator of your account may contact support was changed."
    ),
    Event.CONTACT_ADDED: _("A contact of record was added to your account."),
    Event.CONTACT_CHANGED: _("A contact of record of your account was changed."),
    Event.INVITATION_ACCEPTED: _("An administrator of your account chose a new password."),
    Event.PIN_SET: _("A Security PIN of your account was set or changed."),
    Event.PIN_LOCKED: _("A Security PIN of your account was locked after too many wrong attempts."),
    Event.VERIFICATION_VERIFIED: _(
        "Somebody gave the right Security PIN to our support desk and was verified for your account."
    ),
}
