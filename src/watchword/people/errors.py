"""What can go wrong with people."""

from __future__ import annotations

from watchword.core.errors import ConflictError, WatchwordError


class InvitationRefusedError(WatchwordError):
    """The one-time link is unknown, used or too old: which of them, is not said."""

    code = "invitation_refused"


class LastEmailError(ConflictError):
    """It is the last email of record, or the last that counts for security: notices need it."""

    code = "last_email"
