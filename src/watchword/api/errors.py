"""What can go wrong in the API alone."""

from __future__ import annotations

from watchword.core.errors import ForbiddenError


class ScopeMissingError(ForbiddenError):
    """The key lacks the scope that the call needs; the message names it."""

    code = "scope_missing"
