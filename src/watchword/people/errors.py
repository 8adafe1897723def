"""What can go wrong with people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.core.errors import ConflictError, WatchwordError

if TYPE_CHECKING:
    from watchword.core.errors import InvalidError


class InvitationRefusedError(WatchwordError):
    """The one-time link is unknown, used or too old: which of them, is not said."""

    code = "invitation_refused"


class LastEmailError(ConflictError):
    """It is the last email of record, or the last that counts for security: notices need it."""

    code = "last_email"


class LinkRefusedError(WatchwordError):
    """The link of a reset or recovery is unknown, used, stopped, or not of now: which, is not said."""

    code = "link_refused"


class FactorRefusedError(WatchwordError):
    """The second factor was not proved. The link stays as it was."""

    code = "factor_refused"


class ResetRefusedError(ConflictError):
    """No link goes out: the person has no password yet, or was sent enough links for now."""

    code = "reset_refused"


class LastAdministratorError(ConflictError):
    """Without this administrator nobody could sign in for the account any more."""

    code = "last_administrator"


class InvitationAcceptedError(ConflictError):
    """The person has chosen a password already: another invitation would open a way around it."""

    code = "invitation_accepted"


class UnfitError(WatchwordError):
    """Several values were given and some cannot be taken; ``problems`` are what each alone would raise."""

    code = "unfit"

    def __init__(self, problems: tuple[InvalidError, ...]) -> None:
        super().__init__(" ".join(problem.text for problem in problems))
        self.problems = problems
