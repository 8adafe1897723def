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
    Event.CONTACT_REMOVED: _("A contact of record of your account was removed."),
    Event.ADMINISTRATOR_REMOVED: _(
        "An administrator was removed from your account. The Security PIN of that person is void."
    ),
    Event.INVITATION_ACCEPTED: _(
        "An invited administrator of your account chose a password and a Security PIN."
    ),
    Event.PASSWORD_RESET: _(
        "An administrator of your account chose a new password and a new Security PIN with a link "
        "that was sent by mail."
    ),
    Event.PASSWORD_CHANGED: _("An administrator of your account changed the password."),
    Event.RECOVERY_STOPPED: _(
        "Somebody who was told of it stopped a recovery: the link of an administrator who wanted to get "
        "back in without a password does not work any more."
    ),
    Event.RECOVERY_COMPLETED: _(
        "An administrator of your account got back in through an email address on record, and chose a "
        "new password and a new Security PIN. Second factors were removed."
    ),
    Event.SIGNED_IN: _("Somebody signed in with your username on a browser that we do not know."),
    Event.SECOND_FACTOR_ADDED: _(
        "An administrator of your account added an authenticator app or a passkey to sign in with."
    ),
    Event.SECOND_FACTOR_REMOVED: _(
        "An authenticator app or a passkey of an administrator of your account was removed."
    ),
    Event.RECOVERY_CODES_MADE: _(
        "An administrator of your account made new recovery codes. Older ones are void."
    ),
    Event.RECOVERY_CODE_USED: _("A recovery code of an administrator of your account was used."),
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
    Event.ACTIVITY_DISPUTED: _(
        "An administrator of your account reported that something on it was not them."
    ),
    Event.DISPUTE_CLOSED: _("Our support desk has dealt with what was reported on your account."),
    Event.VERIFICATION_VERIFIED: _(
        "Somebody gave the right Security PIN or support code to our support desk and was verified "
        "for your account."
    ),
}

# Told only if the entry has this fact.
ONLY_WITH: dict[Event, str] = {Event.SIGNED_IN: "new_browser"}
# Told to the person alone: the account's contacts would be told of every browser of every colleague.
TO_THE_PERSON = frozenset({Event.SIGNED_IN})
