"""Codes of an authenticator app (TOTP, RFC 6238), each taken once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from watchword.core import clock
from watchword.people.sealed import opened

if TYPE_CHECKING:
    from allauth.mfa.models import Authenticator

PERIOD: Final = 30  # seconds; RFC 6238 4.1
# One step either way, for slow hands and clocks that are a little off (RFC 6238 5.2).
STEPS: Final = (0, -1, 1)
_LAST: Final = "last_step"


def is_code_of(secret: str, code: str) -> bool:
    """Tell whether ``code`` is one of the app that holds ``secret`` (base 32) at this moment."""
    return _step_of(secret, code) is not None


def app_takes(app: Authenticator, code: str) -> bool:
    """Tell whether ``code`` is one of ``app`` now, and neither it nor a later one was taken before.

    Runs inside the caller's transaction, with the row of ``app`` locked. A code that somebody saw
    being entered is good for nothing (RFC 6238 5.2).
    """
    step = _step_of(opened(app.data["secret"]), code)
    if step is None or step <= app.data.get(_LAST, 0):
        return False
    app.data[_LAST] = step
    app.save(update_fields=["data"])
    return True


def _step_of(secret: str, code: str) -> int | None:
    now = int(clock.now().timestamp()) // PERIOD
    found = None
    for step in (now + away for away in STEPS):
        if compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, step))):
            found = step
    return found
