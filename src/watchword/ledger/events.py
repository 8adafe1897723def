"""Every event that the ledger knows, with its meaning. Documentation and tests walk this list."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Event(StrEnum):
    """What can have happened. The value is stable: it stands in entries, notices and filters."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Make a member whose ``meaning`` is one plain sentence."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    ACCOUNT_ESTABLISHED = "account.established", "An account was established."
    ADMINISTRATOR_ADDED = "administrator.added", "An administrator was added to an account."
    ADMINISTRATOR_CHANGED = "administrator.changed", "An administrator's name was changed."
    AUTHORISATION_CHANGED = (
        "administrator.authorisation_changed",
        "An administrator was authorised to contact support, or is no longer.",
    )
    ADMINISTRATOR_REMOVED = (
        "administrator.removed",
        "An administrator was removed: sessions ended, PIN void.",
    )
    AGENT_ADDED = "agent.added", "One of the provider's staff was added."
    AGENT_BOUND = "agent.bound", "An agent was bound to a person at the OpenID provider."
    AGENT_ROLE_CHANGED = "agent.role_changed", "The role of one of the provider's staff changed."
    INVITATION_MADE = "invitation.made", "A one-time link was made for a person."
    INVITATION_ACCEPTED = "invitation.accepted", "A person chose a password with a one-time link."
    PASSWORD_RESET_ASKED = "password.reset_asked", "A link to choose a new password was asked for."
    PASSWORD_RESET = "password.reset", "A new password and PIN were chosen with a link."
    PASSWORD_CHANGED = "password.changed", "A person who was signed in chose a new password."
    RECOVERY_STARTED = "recovery.started", "A recovery with its waiting time was started."
    RECOVERY_STOPPED = "recovery.stopped", "A recovery was stopped by somebody who was told of it."
    RECOVERY_COMPLETED = "recovery.completed", "A recovery ended with a new password and PIN."
    SIGNED_IN = "session.started", "A person signed in."
    SIGN_IN_FAILED = "session.refused", "A sign-in failed."
    SESSIONS_ENDED = "session.ended", "Sessions of a person were ended from elsewhere."
    SECOND_FACTOR_ADDED = "second_factor.added", "A second factor or passkey was added."
    SECOND_FACTOR_REMOVED = "second_factor.removed", "A second factor or passkey was removed."
    SECOND_FACTOR_RENAMED = "second_factor.renamed", "A passkey was given another name."
    RECOVERY_CODES_MADE = (
        "recovery_codes.made",
        "New recovery codes were made; older ones are void.",
    )
    RECOVERY_CODE_USED = "recovery_code.used", "A recovery code was used to sign in."
    PREFERENCES_CHANGED = "preferences.changed", "A person's language or time zone was changed."
    CONTACT_ADDED = "contact.added", "A contact of record was added."
    CONTACT_CHANGED = "contact.changed", "A contact of record was changed."
    CONTACT_REMOVED = "contact.removed", "A contact of record was removed."
    PIN_SET = "pin.set", "A Security PIN was set or replaced."
    PIN_LOCKED = "pin.locked", "A Security PIN was locked after too many failed attempts."
    PIN_UNLOCKED = "pin.unlocked", "A lock after failed attempts was opened by its owner."
    PIN_VOIDED = "pin.voided", "A Security PIN was made void."
    SUPPORT_CODE_MADE = "support_code.made", "A support code was made."
    SUPPORT_CODE_LOCKED = (
        "support_code.locked",
        "A person's support codes were locked after too many failed attempts.",
    )
    PHONE_SUPPORT_LOCKED = (
        "phone_support.locked",
        "Support by phone was locked for an account: nobody can be verified.",
    )
    PHONE_SUPPORT_OPENED = "phone_support.opened", "Support by phone was opened for an account."
    ACTIVITY_DISPUTED = "activity.disputed", "An administrator said of an entry: this wasn't me."
    DISPUTE_CLOSED = (
        "activity.dispute_closed",
        "A supervisor marked what an administrator had reported as dealt with.",
    )
    CONVERSATION_OPENED = "conversation.opened", "A conversation was opened."
    CONVERSATION_ENDED = "conversation.ended", "A conversation ended, and its grant with it."
    VERIFICATION_STARTED = "verification.started", "A verification was started."
    VERIFICATION_VERIFIED = "verification.verified", "A person was verified."
    VERIFICATION_REFUSED = "verification.refused", "An attempt failed."
    VERIFICATION_EXPIRED = "verification.expired", "A verification ran out before it was decided."
    GRANT_ENDED = "grant.ended", "A grant was ended before its time."
    MAIL_SENT_AGAIN = "mail.sent_again", "Mails that could not be delivered were queued again."
    API_KEY_MADE = "api_key.made", "A key for the API was made."
    KEY_RING_MADE = "key_ring.made", "The installation's keys were made."
