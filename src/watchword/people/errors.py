"""What can go wrong with people."""

from __future__ import annotations

from watchword.core.errors import WatchwordError


class InvitationRefusedError(WatchwordError):
    """The one-time link is unknown, used or too old: which of them, is not said."""

    code = "invitation_refused"
