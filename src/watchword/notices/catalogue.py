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
    Event.PIN_UNLOCKED: _("A locked Security PIN of your account was opened."),
    Event.SUPPORT_CODE_MADE: _("A support code was made for your account."),
    Event.SUPPORT_CODE_LOCKED: _(
        "Support codes of an administrator of your account were locked after too many wrong attempts."
    ),
    Event.PHONE_SUPPORT_LOCKED: _(
        "Phone support was locked for your account: nobody can be verified until it is opened."
    ),
    Event.PHONE_SUPPORT_OPENED: _("Phone support was opened again for your account."),
    Event.VERIFICATION_VERIFIED: _(
        "Somebody gave the right Security PIN or support code to our support desk and was verified "
        "for your account."
    ),
}

# Told only if the entry has this fact.
ONLY_WITH: dict[Event, str] = {Event.SIGNED_IN: "new_browser"}
# Told to the person alone: the account's contacts would be told of every browser of every colleague.
TO_THE_PERSON = frozenset({Event.SIGNED_IN})
