"""Which entries administrators are shown, of what kind each is, and which of them could be an attack."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from watchword.ledger.events import Event


class Kind(models.TextChoices):
    """What an entry is about."""

    VERIFICATION = "verification", _("Verifications")
    PIN = "pin", _("PINs and support codes")
    SIGN_IN = "sign_in", _("Sign-in and passwords")
    PEOPLE = "people", _("Administrators")
    CONTACTS = "contacts", _("Contacts of record")
    PHONE_SUPPORT = "phone_support", _("Phone support")


EVENTS: dict[Kind, tuple[Event, ...]] = {
    Kind.VERIFICATION: (
        Event.VERIFICATION_STARTED,
        Event.VERIFICATION_VERIFIED,
        Event.VERIFICATION_REFUSED,
        Event.VERIFICATION_EXPIRED,
        Event.GRANT_ENDED,
    ),
    Kind.PIN: (
        Event.PIN_SET,
        Event.PIN_LOCKED,
        Event.PIN_UNLOCKED,
        Event.PIN_VOIDED,
        Event.SUPPORT_CODE_MADE,
        Event.SUPPORT_CODE_LOCKED,
    ),
    Kind.SIGN_IN: (
        Event.SIGNED_IN,
        Event.SIGN_IN_FAILED,
        Event.SESSIONS_ENDED,
        Event.PASSWORD_CHANGED,
        Event.PASSWORD_RESET_ASKED,
        Event.PASSWORD_RESET,
        Event.SECOND_FACTOR_ADDED,
        Event.SECOND_FACTOR_REMOVED,
        Event.SECOND_FACTOR_RENAMED,
        Event.RECOVERY_CODES_MADE,
        Event.RECOVERY_CODE_USED,
        Event.RECOVERY_STARTED,
        Event.RECOVERY_STOPPED,
        Event.RECOVERY_COMPLETED,
    ),
    Kind.PEOPLE: (
        Event.ACCOUNT_ESTABLISHED,
        Event.ADMINISTRATOR_ADDED,
        Event.ADMINISTRATOR_CHANGED,
        Event.AUTHORISATION_CHANGED,
        Event.ADMINISTRATOR_REMOVED,
        Event.INVITATION_MADE,
        Event.INVITATION_ACCEPTED,
    ),
    Kind.CONTACTS: (Event.CONTACT_ADDED, Event.CONTACT_CHANGED, Event.CONTACT_REMOVED),
    Kind.PHONE_SUPPORT: (
        Event.PHONE_SUPPORT_LOCKED,
        Event.PHONE_SUPPORT_OPENED,
        Event.ACTIVITY_DISPUTED,
        Event.DISPUTE_CLOSED,
    ),
}
KIND_OF: dict[str, Kind] = {event: kind for kind, events in EVENTS.items() for event in events}
SHOWN = tuple(KIND_OF)
HIDDEN = frozenset(
    {
        # A conversation always begins a verification, whose entries say more.
        Event.CONVERSATION_OPENED,
        Event.CONVERSATION_ENDED,
        # The mail stands with what it tells of.
        Event.MAIL_SENT_AGAIN,
        # How somebody reads is no matter of security.
        Event.PREFERENCES_CHANGED,
        # About the provider's own, and no account.
        Event.AGENT_ADDED,
        Event.AGENT_BOUND,
        Event.AGENT_ROLE_CHANGED,
        Event.API_KEY_MADE,
        Event.KEY_RING_MADE,
    }
)

GOOD = frozenset({Event.VERIFICATION_VERIFIED})
BAD = frozenset(
    {
        Event.VERIFICATION_REFUSED,
        Event.PIN_LOCKED,
        Event.SUPPORT_CODE_LOCKED,
        Event.SIGN_IN_FAILED,
    }
)
# What has the account for its subject, and is of one of these, is about the account PIN.
OF_A_PIN = frozenset({Kind.VERIFICATION, Kind.PIN})
