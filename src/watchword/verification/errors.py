"""What can go wrong with a verification. A refusal is no error: it is an outcome."""

from __future__ import annotations

from watchword.core.errors import ConflictError, ForbiddenError


class ConversationEndedError(ConflictError):
    """The conversation is over."""

    code = "conversation_ended"


class AlreadyVerifiedError(ConflictError):
    """The verification has its verdict; another attempt could change nothing."""

    code = "already_verified"


class VerificationExpiredError(ConflictError):
    """The verification waited too long; start another."""

    code = "verification_expired"


class GrantNeededError(ForbiddenError):
    """There is no live grant for this account and scope in a conversation of this agent."""

    code = "grant_needed"
