"""What the subject of a notice says: what happened, and nothing of the account that would help a thief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from watchword.ledger.events import Event

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as LazyText

SUBJECTS: dict[Event, LazyText] = {
    Event.ADMINISTRATOR_ADDED: _("An administrator was added"),
    Event.ADMINISTRATOR_CHANGED: _("An administrator’s name was changed"),
    Event.AUTHORISATION_CHANGED: _("Who may contact support was changed"),
    Event.ADMINISTRATOR_REMOVED: _("An administrator was removed"),
    Event.INVITATION_ACCEPTED: _("An invited administrator chose a password"),
    Event.PASSWORD_RESET: _("A password and a Security PIN were reset"),
    Event.PASSWORD_CHANGED: _("A password was changed"),
    Event.RECOVERY_STOPPED: _("A recovery was stopped"),
    Event.RECOVERY_COMPLETED: _("An administrator got back in without the old password"),
    Event.SIGNED_IN: _("A sign-in from a new browser"),
    Event.SECOND_FACTOR_ADDED: _("A second factor was added"),
    Event.SECOND_FACTOR_REMOVED: _("A second factor was removed"),
    Event.RECOVERY_CODES_MADE: _("New recovery codes were made"),
    Event.RECOVERY_CODE_USED: _("A recovery code was used"),
    Event.CONTACT_ADDED: _("A contact of record was added"),
    Event.CONTACT_CHANGED: _("A contact of record was changed"),
    Event.CONTACT_REMOVED: _("A contact of record was removed"),
    Event.PIN_SET: _("A Security PIN was set"),
    Event.PIN_LOCKED: _("A Security PIN was locked"),
    Event.PIN_UNLOCKED: _("A Security PIN was unlocked"),
    Event.PIN_VOIDED: _("A Security PIN was made void"),
    Event.SUPPORT_CODE_MADE: _("A support code was made"),
    Event.SUPPORT_CODE_LOCKED: _("Support codes were locked"),
    Event.PHONE_SUPPORT_LOCKED: _("Phone support was locked"),
    Event.PHONE_SUPPORT_OPENED: _("Phone support was opened"),
    Event.ACTIVITY_DISPUTED: _("An administrator said: this wasn’t me"),
    Event.DISPUTE_CLOSED: _("We have dealt with what you reported"),
    Event.VERIFICATION_VERIFIED: _("Somebody was verified for your account"),
}
# For an event that is told of and has no subject of its own yet.
GENERAL = _("Something changed in your account’s security")
