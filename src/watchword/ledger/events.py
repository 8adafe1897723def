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
    AGENT_ADDED = "agent.added", "One of the provider's staff was added."
    AGENT_ROLE_CHANGED = "agent.role_changed", "The role of one of the provider's staff changed."
    INVITATION_MADE = "invitation.made", "A one-time link was made for a person."
    INVITATION_ACCEPTED = "invitation.accepted", "A person chose a password with a one-time link."
    CONTACT_ADDED = "contact.added", "A contact of record was added."
    CONTACT_CHANGED = "contact.changed", "A contact of record was changed."
    PIN_SET = "pin.set", "A Security PIN was set or replaced."
    PIN_LOCKED = "pin.locked", "A Security PIN was locked after too many failed attempts."
    CONVERSATION_OPENED = "conversation.opened", "A conversation was opened."
    CONVERSATION_ENDED = "conversation.ended", "A conversation ended, and its grant with it."
    VERIFICATION_STARTED = "verification.started", "A verification was started."
    VERIFICATION_VERIFIED = "verification.verified", "A person was verified."
    VERIFICATION_REFUSED = "verification.refused", "An attempt failed."
    VERIFICATION_EXPIRED = "verification.expired", "A verification ran out before it was decided."
    GRANT_ENDED = "grant.ended", "A grant was ended before its time."
    API_KEY_MADE = "api_key.made", "A key for the API was made."
    KEY_RING_MADE = "key_ring.made", "The installation's keys were made."
